package org.chamicore.inventory.serviceendpoint;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the service endpoints can meet. */
enum ServiceEndpointProblem {
    NO_SUCH_SERVICE(HttpStatus.NOT_FOUND),
    NOTHING_TO_DELETE(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    ServiceEndpointProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }
}
