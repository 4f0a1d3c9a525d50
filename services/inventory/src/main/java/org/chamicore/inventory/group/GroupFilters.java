package org.chamicore.inventory.group;

import java.util.List;
import org.chamicore.inventory.membership.Label;
import org.chamicore.inventory.partition.PartitionService;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.Refusal;
import org.springframework.stereotype.Service;

/** Reads the parameters by which groups and their members are chosen. */
@Service
class GroupFilters {

    private static final String NONE = "NULL";

    private final PartitionService partitions;

    GroupFilters(PartitionService partitions) {
        this.partitions = partitions;
    }

    GroupFilter read(QueryParameters query) {
        return new GroupFilter(
                query.all("group").stream()
                        .map(label -> Label.read("group", label, "Invalid group label."))
                        .toList(),
                query.all("tag").stream()
                        .map(tag -> Label.read("tag", tag, "Invalid tag."))
                        .toList(),
                members(query));
    }

    /** For a group whose label is given otherwise. */
    GroupFilter read(String label, QueryParameters query) {
        return new GroupFilter(List.of(GroupSpecs.label(label)), List.of(), members(query));
    }

    private MembersShown members(QueryParameters query) {
        String text = query.first("partition").orElse(null);
        if (text == null) {
            return MembersShown.ALL;
        }
        if (text.equals(NONE)) {
            return new MembersShown(null, true);
        }
        String name = Label.read("partition", text, "Invalid partition name.");
        if (!partitions.exists(name)) {
            throw Refusal.at("partition", "bad query param: no such partition");
        }
        return new MembersShown(name, false);
    }
}
