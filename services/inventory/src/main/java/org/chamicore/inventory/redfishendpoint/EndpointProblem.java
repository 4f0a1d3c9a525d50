package org.chamicore.inventory.redfishendpoint;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the endpoints can meet. */
enum EndpointProblem {
    NO_SUCH_ENDPOINT(HttpStatus.NOT_FOUND),
    NOTHING_TO_DELETE(HttpStatus.NOT_FOUND),
    CONFLICT(HttpStatus.CONFLICT);

    private final HttpStatus status;

    EndpointProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }
}
