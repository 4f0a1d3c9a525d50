package org.chamicore.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, the newest first.
 *
 * @param next what to ask for as {@code before} to get those that follow; null when none do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditPage(List<AuditEntry> events, @Nullable Long next) {

    AuditPage {
        events = List.copyOf(events);
    }
}
