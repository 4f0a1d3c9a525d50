package org.chamicore.inventory.partition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.chamicore.inventory.membership.Label;
import org.chamicore.inventory.membership.MembersSpec;
import org.chamicore.inventory.wire.Refusal;
import org.jspecify.annotations.Nullable;

/** What a client says of a partition, as it was sent; in a change, null is what stays. */
record PartitionSpec(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<@Nullable String> tags,
        @Nullable MembersSpec members) {

    /** What the refusal of a new partition begins with. */
    static final String PREFIX = "couldn't validate partition: ";

    private static final Pattern NAME = Pattern.compile("p[0-9]+(\\.[0-9]+)?");

    /** Reads a new partition. */
    Partition partition() {
        String read = Label.find(name)
                .filter(NAME.asMatchPredicate())
                .orElseThrow(() -> Refusal.at("name", PREFIX + "Bad partition name. Must be p# or p#.#"));
        return new Partition(
                read,
                Optional.ofNullable(description).orElse(""),
                Label.tags(tags, PREFIX + "group or partition field has invalid characters"));
    }

    /** Reads what is to become of a partition that there is. */
    UnaryOperator<Partition> change() {
        if (description == null && tags == null) {
            throw Refusal.at("description", "Request must have at least one patch field.");
        }
        List<String> read = Label.tags(tags, "Invalid tag.");
        return partition -> new Partition(
                partition.name(),
                description == null ? partition.description() : description,
                tags == null ? partition.tags() : read);
    }

    /** The name in a path or query: any label will do, there may just be no partition of that name. */
    static String name(String text) {
        return Label.read("name", text, "Invalid partition name.");
    }
}
