package org.chamicore.cloudinit.defaults;

import java.net.URI;
import java.util.Locale;
import org.chamicore.cloudinit.input.Checks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the cluster defaults can meet; each name is part of the API. */
enum ClusterDefaultsProblem {
    INVALID_CLUSTER_DEFAULTS(HttpStatus.BAD_REQUEST);

    private final HttpStatus status;

    ClusterDefaultsProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(Checks breached) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, breached.summary());
        body.setType(URI.create(
                "urn:problem:cloud-init:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        body.setProperty("errors", breached.refusals());
        return new ErrorResponseException(status, body, null);
    }
}
