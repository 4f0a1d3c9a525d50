package org.chamicore.inventory.lock;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.web.ErrorResponseException;

/** The refusals of locks and reservations, all of which clients know as 400. */
final class LockProblem {

    private LockProblem() {}

    static ErrorResponseException with(String detail) {
        return Refusal.at("ComponentIDs", detail);
    }
}
