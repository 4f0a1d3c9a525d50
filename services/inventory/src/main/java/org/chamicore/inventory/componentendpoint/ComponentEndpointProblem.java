package org.chamicore.inventory.componentendpoint;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the component endpoints can meet. */
enum ComponentEndpointProblem {
    NO_SUCH_COMPONENT_ENDPOINT(HttpStatus.NOT_FOUND),
    NOTHING_TO_DELETE(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    ComponentEndpointProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }
}
