package org.chamicore.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log is as it was written.
 *
 * @param entries how many were looked at
 * @param retired how many had gone before, of which only the ends are known
 * @param head where the chain ends now
 * @param brokenAt the position of the first entry that is not as it was written, is missing or was added; null where none is
 * @param fault what is wrong there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Verification(
        boolean intact,
        long entries,
        long retired,
        @Nullable AuditHead head,
        @Nullable Long brokenAt,
        @Nullable String fault) {

    static Verification intact(long entries, AuditHead head) {
        return new Verification(true, entries, head.position() - entries, head, null, null);
    }

    static Verification broken(long position, String fault) {
        return new Verification(false, 0, 0, null, position, fault);
    }
}
