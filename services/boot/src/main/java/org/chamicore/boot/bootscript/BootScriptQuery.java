package org.chamicore.boot.bootscript;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.jspecify.annotations.Nullable;

/**
 * What a node asks. Nothing in it is as the node wrote it: all of it was read into values of known form.
 *
 * @param asked the node's identifier
 * @param arch what iPXE calls the architecture; only sent by nodes that were told to wait
 * @param retry how many tries there were before
 * @param timestamp when it first asked, in seconds
 */
record BootScriptQuery(Selector asked, Optional<String> arch, int retry, long timestamp) {

    private static final Pattern ARCHITECTURE = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final int MOST_RETRIES = 1_000_000;

    /**
     * @param parameters the query's parameters by name; null for those left out
     * @param now in seconds
     */
    static BootScriptQuery of(UnaryOperator<@Nullable String> parameters, long now) {
        String arch = parameters.apply("arch");
        String timestamp = first(parameters, "ts", "timestamp");
        return new BootScriptQuery(
                asked(parameters),
                Optional.ofNullable(arch)
                        .filter(text -> ARCHITECTURE.matcher(text).matches()),
                Math.clamp(number(parameters.apply("retry"), 0), 0, MOST_RETRIES),
                Math.max(0, number(timestamp, now)));
    }

    private static Selector asked(UnaryOperator<@Nullable String> parameters) {
        String mac = first(parameters, "mac");
        if (mac != null) {
            return read("mac", mac, text -> Selector.of(MacAddress.of(text)));
        }
        String name = first(parameters, "name", "xname", "host");
        if (name != null) {
            return read("name", name, BootScriptQuery::name);
        }
        String nid = first(parameters, "nid");
        if (nid != null) {
            return read("nid", nid, text -> Selector.of(Nid.of(text)));
        }
        throw BootScriptProblem.WHO_ASKS.with("Say which node asks: mac, name or nid");
    }

    /** An xname, a fully qualified name, or a MAC address or number as keys of older stores are. */
    private static Selector name(String text) {
        Selector selector = Selector.from(text);
        boolean isName =
                switch (selector.kind()) {
                    case XNAME, MAC, NID -> true;
                    case TAG -> HOST_NAME.matcher(text).matches();
                    case RANGE, GROUP -> false;
                };
        if (!isName) {
            throw new IllegalArgumentException("must name one node");
        }
        return selector;
    }

    private static Selector read(String name, String text, Function<String, Selector> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException refused) {
            throw BootScriptProblem.BAD_IDENTIFIER.with("%s %s".formatted(name, refused.getMessage()));
        }
    }

    private static @Nullable String first(UnaryOperator<@Nullable String> parameters, String... names) {
        for (String name : names) {
            String value = parameters.apply(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    static long number(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Long.decode(text);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
