package org.chamicore.inventory.lock;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.web.ErrorResponseException;

/** The refusals of locks and reservations, all of which clients know as 400. */
final class LockProblem {

    private LockProblem() {}

    /** @param field which members of the body chose the component that spoils the request */
    static ErrorResponseException with(String field, LockRefusedException refused) {
        return Refusal.at(field, String.valueOf(refused.getMessage()));
    }
}
