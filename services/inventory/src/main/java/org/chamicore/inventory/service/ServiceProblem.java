package org.chamicore.inventory.service;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What a probe can meet. */
enum ServiceProblem {
    UNHEALTHY(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    ServiceProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        ErrorResponseException refusal = Refusal.of(status, detail);
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return refusal;
    }
}
