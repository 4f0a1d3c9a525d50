package org.chamicore.inventory.group;

import org.chamicore.inventory.group.GroupOutcome.NamedTwice;
import org.chamicore.inventory.group.GroupOutcome.NotJoined;
import org.chamicore.inventory.group.GroupOutcome.Plain;
import org.chamicore.inventory.membership.Joined;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the groups can meet. */
enum GroupProblem {
    NO_SUCH_GROUP(HttpStatus.NOT_FOUND),
    NO_SUCH_MEMBER(HttpStatus.NOT_FOUND);

    private static final String TAKEN = "operation would conflict with an existing group that has the same label"
            + " or duplicate ids found in request.";

    private final HttpStatus status;

    GroupProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }

    /** The refusal that tells a client of what came out. */
    static ErrorResponseException of(GroupOutcome outcome, String label, SentMembers sent) {
        return switch (outcome) {
            case Plain plain -> of(plain, label);
            case NamedTwice twice -> sent.refusal(HttpStatus.CONFLICT, TAKEN, twice.members());
            case NotJoined(Joined.Refused why) ->
                switch (why.fault()) {
                    case NO_SUCH_COMPONENT ->
                        sent.refusal(HttpStatus.BAD_REQUEST, "linked component does not exist", why.members());
                    case ALREADY_MEMBER ->
                        sent.refusal(
                                HttpStatus.CONFLICT,
                                "operation would conflict with an existing member in the same group.",
                                why.members());
                    case IN_ANOTHER ->
                        sent.refusal(
                                HttpStatus.CONFLICT,
                                "operation would conflict with an existing member in another exclusive group.",
                                why.members());
                };
        };
    }

    static ErrorResponseException of(Plain outcome, String label) {
        return switch (outcome) {
            case NO_SUCH_GROUP -> NO_SUCH_GROUP.with("No such group: " + label);
            case NO_SUCH_MEMBER -> NO_SUCH_MEMBER.with("group has no such member.");
            case LABEL_TAKEN -> Refusal.at(HttpStatus.CONFLICT, "label", TAKEN);
            case DONE -> throw new IllegalArgumentException("nothing to refuse");
        };
    }
}
