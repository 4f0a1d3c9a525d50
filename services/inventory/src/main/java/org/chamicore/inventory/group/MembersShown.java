package org.chamicore.inventory.group;

import org.jspecify.annotations.Nullable;

/**
 * Which members of a group are shown.
 *
 * @param partition only those in this one; null for any
 * @param unpartitioned only those in none
 */
record MembersShown(@Nullable String partition, boolean unpartitioned) {

    static final MembersShown ALL = new MembersShown(null, false);
}
