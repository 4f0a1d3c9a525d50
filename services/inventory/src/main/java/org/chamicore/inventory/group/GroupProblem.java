package org.chamicore.inventory.group;

import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the groups can meet. */
enum GroupProblem {
    NO_SUCH_GROUP(HttpStatus.NOT_FOUND),
    NO_SUCH_MEMBER(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    GroupProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }

    private static ErrorResponseException conflict(String field, String detail) {
        return Refusal.at(HttpStatus.CONFLICT, field, detail);
    }

    /** The refusal that tells a client of what came out. */
    static ErrorResponseException of(GroupOutcome outcome, String label) {
        return switch (outcome) {
            case NO_SUCH_GROUP -> NO_SUCH_GROUP.with("No such group: " + label);
            case NO_SUCH_MEMBER -> NO_SUCH_MEMBER.with("group has no such member.");
            case NO_SUCH_COMPONENT -> Refusal.at("ids", "linked component does not exist");
            case LABEL_TAKEN ->
                conflict(
                        "label",
                        "operation would conflict with an existing group that has the same label"
                                + " or duplicate ids found in request.");
            case ALREADY_MEMBER ->
                conflict("ids", "operation would conflict with an existing member in the same group.");
            case IN_EXCLUSIVE_GROUP ->
                conflict("ids", "operation would conflict with an existing member in another exclusive group.");
            case DONE -> throw new IllegalArgumentException("nothing to refuse");
        };
    }
}
