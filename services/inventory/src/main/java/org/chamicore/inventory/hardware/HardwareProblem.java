package org.chamicore.inventory.hardware;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the hardware can meet. */
enum HardwareProblem {
    NO_SUCH_HARDWARE(HttpStatus.NOT_FOUND),
    NOTHING_TO_DELETE(HttpStatus.NOT_FOUND),
    IN_USE(HttpStatus.CONFLICT);

    private final HttpStatus status;

    HardwareProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }
}
