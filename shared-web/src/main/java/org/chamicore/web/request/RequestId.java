package org.chamicore.web.request;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request is called in the log, in its answer and in the change log. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    /** Its name among what log lines carry. */
    public static final String LOG_NAME = "requestId";

    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    /** The caller's own where it is fit to print, else a new one. */
    public static String of(@Nullable String given) {
        return given != null && PRINTABLE.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
