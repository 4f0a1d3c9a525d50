package org.chamicore.db.pool;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes each statement of a traced request a span of it, by its text, in which there are no values.
 *
 * @param tracer null where nothing is traced
 */
record StatementSpans(@Nullable Tracer tracer) {

    private static final String UNPREPARED = "statement";

    /**
     * Begins the span of a statement; {@link Span#NOOP} where nobody traces what it belongs to.
     *
     * @param sql its text; null where it may have values in it
     */
    Span begin(@Nullable String sql) {
        if (tracer == null) {
            return Span.NOOP;
        }
        Span request = tracer.currentSpan();
        if (request == null || !Boolean.TRUE.equals(request.context().sampled())) {
            return Span.NOOP;
        }
        Span.Builder span = tracer.spanBuilder()
                .setParent(request.context())
                .kind(Span.Kind.CLIENT)
                .name(sql == null ? UNPREPARED : verb(sql))
                .tag("db.system.name", "postgresql");
        if (sql != null) {
            span.tag("db.query.text", sql);
        }
        return span.start();
    }

    private static String verb(String sql) {
        return sql.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    }
}
