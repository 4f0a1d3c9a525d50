package org.chamicore.auth.policy;

import java.time.Instant;

/** Who made a version of the policy, and when. */
record PolicyVersion(long version, Instant changedAt, String changedBy, String requestId) {}
