package org.chamicore.inventory.group;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the groups can meet. */
enum GroupProblem {
    NO_SUCH_GROUP(HttpStatus.NOT_FOUND),
    NO_SUCH_MEMBER(HttpStatus.NOT_FOUND),
    INVALID_MEMBER(HttpStatus.BAD_REQUEST),
    INVALID_FILTER(HttpStatus.BAD_REQUEST),
    CONFLICT(HttpStatus.CONFLICT);

    private final HttpStatus status;

    GroupProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }

    /** The refusal that tells a client of what came out. */
    static ErrorResponseException of(GroupOutcome outcome, String label) {
        return switch (outcome) {
            case NO_SUCH_GROUP -> NO_SUCH_GROUP.with("No such group: " + label);
            case NO_SUCH_MEMBER -> NO_SUCH_MEMBER.with("group has no such member.");
            case NO_SUCH_COMPONENT -> INVALID_MEMBER.with("linked component does not exist");
            case LABEL_TAKEN ->
                CONFLICT.with("operation would conflict with an existing group that has the same label"
                        + " or duplicate ids found in request.");
            case ALREADY_MEMBER -> CONFLICT.with("operation would conflict with an existing member in the same group.");
            case IN_EXCLUSIVE_GROUP ->
                CONFLICT.with("operation would conflict with an existing member in another exclusive group.");
            case DONE -> throw new IllegalArgumentException("nothing to refuse");
        };
    }
}
