package org.chamicore.cloudinit.drift;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client who wants the read model compared can meet; each name is part of the API. */
enum DriftProblem {
    INVENTORY_AWAY,
    FOLLOWED_ELSEWHERE;

    private static final String RETRY_AFTER_SECONDS = "5";

    ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
        body.setType(URI.create(
                "urn:problem:cloud-init:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, body, null);
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return refusal;
    }
}
