package org.chamicore.auth.revocation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.chamicore.web.security.Revocation;

/** The list as services follow it, the oldest first. */
record RevocationList(@JsonIgnore UUID tag, List<Revocation> revocations) {

    RevocationList {
        revocations = List.copyOf(revocations);
    }
}
