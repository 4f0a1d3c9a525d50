package org.chamicore.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request is called in the log, in its answer and in the change log. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    /** W3C Trace Context: where a caller is traced, the trace's id is the request's. */
    static final String TRACE_HEADER = "traceparent";

    /** Its name among what log lines carry. */
    public static final String LOG_NAME = "requestId";

    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private static final Pattern TRACE =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

    private RequestId() {}

    /** The caller's own where it is fit to print, else a new one. */
    public static String of(@Nullable String given) {
        return given != null && isPrintable(given)
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /**
     * The caller's own where it is fit to print, else that of the trace it belongs to, else a new one.
     *
     * @param span the trace and span that we make of it, if any
     */
    static String of(HttpServletRequest request, Supplier<Optional<String>> span) {
        String given = request.getHeader(HEADER);
        if (given != null && isPrintable(given)) {
            return given;
        }
        String trace = request.getHeader(TRACE_HEADER);
        return span.get().orElseGet(() -> of(trace == null ? null : trace(trace)));
    }

    private static @Nullable String trace(String parent) {
        Matcher trace = TRACE.matcher(parent);
        return trace.matches() ? trace.group(1) : null;
    }

    private static boolean isPrintable(String given) {
        return PRINTABLE.matcher(given).matches();
    }
}
