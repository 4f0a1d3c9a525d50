package org.chamicore.boot.seed;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

enum SeedProblem {
    NO_SUCH_KEY(HttpStatus.NOT_FOUND),
    UNKNOWN_CALLER(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    SeedProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:boot:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
