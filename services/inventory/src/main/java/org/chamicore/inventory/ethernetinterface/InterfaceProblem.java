package org.chamicore.inventory.ethernetinterface;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the interfaces can meet. */
enum InterfaceProblem {
    NO_SUCH_INTERFACE(HttpStatus.NOT_FOUND),
    NOTHING_TO_DELETE(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    InterfaceProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }
}
