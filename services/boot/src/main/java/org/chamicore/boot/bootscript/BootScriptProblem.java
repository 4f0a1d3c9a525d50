package org.chamicore.boot.bootscript;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a node, or who asks in its place, can meet. That a node is unknown is none: it gets a script for that. */
enum BootScriptProblem {
    WHO_ASKS(HttpStatus.BAD_REQUEST),
    BAD_IDENTIFIER(HttpStatus.BAD_REQUEST),
    BAD_HOST(HttpStatus.BAD_REQUEST);

    private final HttpStatus status;

    BootScriptProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:boot:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
