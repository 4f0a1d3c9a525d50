package org.chamicore.auth.policy;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of this feature can meet; each name is part of the API. */
enum PolicyProblem {
    NO_SUCH_POLICY_VERSION(HttpStatus.NOT_FOUND),
    NO_SUCH_ROLE(HttpStatus.BAD_REQUEST),
    ADMIN_LOCKED_OUT(HttpStatus.BAD_REQUEST),
    STALE_POLICY(HttpStatus.PRECONDITION_FAILED),
    IF_MATCH_NEEDED(HttpStatus.PRECONDITION_REQUIRED);

    private final HttpStatus status;

    PolicyProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(
                URI.create("urn:problem:auth:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return new ErrorResponseException(status, body, null);
    }
}
