package org.chamicore.inventory.change;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a reader of the feed can meet. */
enum ChangeProblem {
    CURSOR_RETIRED(HttpStatus.GONE),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST);

    private final HttpStatus status;

    ChangeProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }
}
