package org.chamicore.inventory.partition;

import java.util.Collection;
import org.chamicore.inventory.membership.Joined;
import org.chamicore.inventory.membership.SentMembers;
import org.chamicore.inventory.partition.PartitionOutcome.NamedTwice;
import org.chamicore.inventory.partition.PartitionOutcome.NotJoined;
import org.chamicore.inventory.partition.PartitionOutcome.Plain;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The refusals that a client of the partitions can meet. */
enum PartitionProblem {
    NO_SUCH_PARTITION(HttpStatus.NOT_FOUND),
    NO_SUCH_MEMBER(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    PartitionProblem(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException with(String detail) {
        return Refusal.of(status, detail);
    }

    /** The refusal that tells a client of what came out. */
    static ErrorResponseException of(PartitionOutcome outcome, String name, SentMembers sent) {
        return switch (outcome) {
            case Plain plain -> of(plain, name);
            case NamedTwice twice -> alreadyMember(sent, twice.members());
            case NotJoined(Joined.Refused why) ->
                switch (why.fault()) {
                    case NO_SUCH_COMPONENT ->
                        sent.refusal(HttpStatus.BAD_REQUEST, "linked component does not exist", why.members());
                    case ALREADY_MEMBER -> alreadyMember(sent, why.members());
                    case IN_ANOTHER ->
                        sent.refusal(
                                HttpStatus.CONFLICT,
                                "operation would conflict with an existing member in another partition.",
                                why.members());
                };
        };
    }

    static ErrorResponseException of(Plain outcome, String name) {
        return switch (outcome) {
            case NO_SUCH_PARTITION -> NO_SUCH_PARTITION.with("No such partition: " + name);
            case NO_SUCH_MEMBER -> NO_SUCH_MEMBER.with("partition has no such member.");
            case NAME_TAKEN ->
                Refusal.at(
                        HttpStatus.CONFLICT,
                        "name",
                        "operation would conflict with an existing partition that has the same name.");
            case DONE -> throw new IllegalArgumentException("nothing to refuse");
        };
    }

    private static ErrorResponseException alreadyMember(SentMembers sent, Collection<Xname> members) {
        return sent.refusal(
                HttpStatus.CONFLICT,
                "operation would conflict with an existing member in the same partition.",
                members);
    }
}
