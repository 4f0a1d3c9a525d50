package org.chamicore.auth.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.chamicore.db.changelog.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adds to events what the request at hand tells. */
@Component
class AuditRecords {

    private static final int LONGEST = 500;

    private final JsonMapper json;
    private final Clock clock;

    AuditRecords(JsonMapper json) {
        this.json = json;
        this.clock = Clock.systemUTC();
    }

    AuditRecord of(AuditEvent event) {
        return new AuditRecord(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                event.type().text(),
                event.allowed(),
                text(event.subject()),
                text(MDC.get(ChangeLog.ACTOR)),
                text(MDC.get("address")),
                text(MDC.get(ChangeLog.REQUEST_ID)),
                json.writeValueAsString(event.details()).replace("\\u0000", ""));
    }

    /** What came from outside is as long as the sender likes, and may hold what PostgreSQL stores in no text. */
    private static String text(@Nullable String given) {
        String text = Optional.ofNullable(given).orElse("-").replace("\0", "");
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2));
    }
}
