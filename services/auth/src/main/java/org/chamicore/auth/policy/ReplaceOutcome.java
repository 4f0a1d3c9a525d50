package org.chamicore.auth.policy;

import org.chamicore.auth.role.RolePolicy;

/** All that can come of replacing the policy. */
sealed interface ReplaceOutcome {

    record Replaced(RolePolicy policy) implements ReplaceOutcome {}

    record Stale(long currentVersion) implements ReplaceOutcome {}
}
