package org.chamicore.inventory.group;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.membership.Label;
import org.chamicore.inventory.wire.Refusal;

/** Checks what clients say of groups. */
final class GroupSpecs {

    /** What the refusal of a new group begins with. */
    static final String PREFIX = "couldn't validate group: ";

    private static final String BAD_CHARACTERS = PREFIX + "group or partition field has invalid characters";

    private GroupSpecs() {}

    static Group group(GroupSpec spec) {
        return new Group(
                Label.read("label", spec.label(), BAD_CHARACTERS),
                Optional.ofNullable(spec.description()).orElse(""),
                spec.exclusiveGroup() == null || spec.exclusiveGroup().isEmpty()
                        ? null
                        : Label.read("exclusiveGroup", spec.exclusiveGroup(), BAD_CHARACTERS),
                Label.tags(spec.tags(), BAD_CHARACTERS));
    }

    static UnaryOperator<Group> change(GroupSpec spec) {
        if (spec.description() == null && spec.tags() == null) {
            throw Refusal.at("description", "Request must have at least one patch field.");
        }
        List<String> tags = Label.tags(spec.tags(), "Invalid tag.");
        return group -> new Group(
                group.label(),
                spec.description() == null ? group.description() : spec.description(),
                group.exclusiveGroup(),
                spec.tags() == null ? group.tags() : tags);
    }

    /** The label that a path or query names. */
    static String label(String text) {
        return Label.read("label", text, "Invalid group label.");
    }
}
