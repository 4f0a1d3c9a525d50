package org.chamicore.inventory.group;

import org.chamicore.inventory.wire.QueryParameters;

/** The parameter that shows only the members in one partition. Until there are partitions, everything is in none. */
final class PartitionParameter {

    private static final String NONE = "NULL";

    private PartitionParameter() {}

    static void check(QueryParameters query) {
        query.first("partition").filter(name -> !name.equals(NONE)).ifPresent(name -> {
            GroupSpecs.word(name, "Invalid partition name.");
            throw GroupProblem.INVALID_FILTER.with("bad query param: no such partition");
        });
    }
}
