package org.chamicore.cloudinit.change;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a reader of the changes can meet. */
enum ChangeProblem {
    BAD_QUERY(HttpStatus.BAD_REQUEST),
    CURSOR_RETIRED(HttpStatus.GONE);

    private final HttpStatus status;

    ChangeProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(
                "urn:problem:cloud-init:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
