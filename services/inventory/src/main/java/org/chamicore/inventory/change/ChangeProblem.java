package org.chamicore.inventory.change;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a reader of the feed can meet. */
enum ChangeProblem {
    CURSOR_RETIRED(HttpStatus.GONE);

    private static final String RETRY_AFTER_SECONDS = "5";

    private final HttpStatus status;

    ChangeProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }

    static ErrorResponseException badParameter(String name, String rule) {
        return Refusal.at(name, rule);
    }

    static ErrorResponseException tooManyWatchers() {
        ErrorResponseException refusal = Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE, "Too many wait for changes already; come back, or ask without wait");
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return refusal;
    }
}
