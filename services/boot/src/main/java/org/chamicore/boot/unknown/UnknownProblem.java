package org.chamicore.boot.unknown;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of this feature can meet; each name is part of the API. */
enum UnknownProblem {
    NOT_UNKNOWN(HttpStatus.CONFLICT),
    NID_TAKEN(HttpStatus.CONFLICT),
    NODE_DIFFERS(HttpStatus.CONFLICT),
    NEVER_ASKED(HttpStatus.NOT_FOUND),
    BAD_MAC(HttpStatus.BAD_REQUEST);

    private final HttpStatus status;

    UnknownProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:boot:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
