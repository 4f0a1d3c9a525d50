package org.chamicore.inventory.partition;

import org.chamicore.inventory.wire.Refusal;
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

    private static ErrorResponseException conflict(String field, String detail) {
        return Refusal.at(HttpStatus.CONFLICT, field, detail);
    }

    /** The refusal that tells a client of what came out. */
    static ErrorResponseException of(PartitionOutcome outcome, String name) {
        return switch (outcome) {
            case NO_SUCH_PARTITION -> NO_SUCH_PARTITION.with("No such partition: " + name);
            case NO_SUCH_MEMBER -> NO_SUCH_MEMBER.with("partition has no such member.");
            case NO_SUCH_COMPONENT -> Refusal.at("ids", "linked component does not exist");
            case NAME_TAKEN ->
                conflict("name", "operation would conflict with an existing partition that has the same name.");
            case ALREADY_MEMBER ->
                conflict("ids", "operation would conflict with an existing member in the same partition.");
            case IN_ANOTHER_PARTITION ->
                conflict("ids", "operation would conflict with an existing member in another partition.");
            case DONE -> throw new IllegalArgumentException("nothing to refuse");
        };
    }
}
