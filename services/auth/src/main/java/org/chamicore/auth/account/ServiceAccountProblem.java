package org.chamicore.auth.account;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of this feature can meet; each name is part of the API. */
enum ServiceAccountProblem {
    NO_SUCH_ACCOUNT(HttpStatus.NOT_FOUND),
    CLIENT_ID_TAKEN(HttpStatus.CONFLICT),
    NOTHING_GRANTED(HttpStatus.BAD_REQUEST);

    private final HttpStatus status;

    ServiceAccountProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:auth:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
