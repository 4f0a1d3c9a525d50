package org.chamicore.inventory.group;

import java.util.List;
import org.chamicore.inventory.membership.MembersSpec;
import org.jspecify.annotations.Nullable;

/** What a client says of a group, as it was sent; in a change, null is what stays. */
record GroupSpec(
        @Nullable String label,
        @Nullable String description,
        @Nullable String exclusiveGroup,
        @Nullable List<@Nullable String> tags,
        @Nullable MembersSpec members) {}
