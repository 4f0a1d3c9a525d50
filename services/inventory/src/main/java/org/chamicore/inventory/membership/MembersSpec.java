package org.chamicore.inventory.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who shall be in a group or partition, as they were sent. */
public record MembersSpec(@Nullable List<@Nullable String> ids) {

    /** One who shall be in it, too. */
    public record MemberSpec(@Nullable String id) {}
}
