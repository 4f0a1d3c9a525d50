package org.chamicore.auth.user;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of this feature can meet; each name is part of the API. */
enum UserProblem {
    NO_SUCH_USER(HttpStatus.NOT_FOUND),
    USERNAME_TAKEN(HttpStatus.CONFLICT);

    private final HttpStatus status;

    UserProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:auth:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
