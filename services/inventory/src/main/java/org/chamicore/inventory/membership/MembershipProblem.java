package org.chamicore.inventory.membership;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the memberships can meet. */
enum MembershipProblem {
    NO_SUCH_COMPONENT(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    MembershipProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }
}
