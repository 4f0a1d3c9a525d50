package org.chamicore.boot.host;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

enum HostProblem {
    BAD_QUERY(HttpStatus.BAD_REQUEST),
    NO_SUCH_HOST(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    HostProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:boot:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
