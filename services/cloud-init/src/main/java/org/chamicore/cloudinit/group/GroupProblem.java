package org.chamicore.cloudinit.group;

import java.net.URI;
import java.util.Locale;
import org.chamicore.cloudinit.input.Checks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the groups can meet; each name is part of the API. */
enum GroupProblem {
    NO_SUCH_GROUP(HttpStatus.NOT_FOUND),
    GROUP_EXISTS(HttpStatus.CONFLICT),
    INVALID_GROUP(HttpStatus.UNPROCESSABLE_CONTENT);

    private final HttpStatus status;

    GroupProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return new ErrorResponseException(status, body(detail), null);
    }

    ErrorResponseException with(Checks breached) {
        ProblemDetail body = body(breached.summary());
        body.setProperty("errors", breached.refusals());
        return new ErrorResponseException(status, body, null);
    }

    private ProblemDetail body(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(
                "urn:problem:cloud-init:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return body;
    }
}
