package org.chamicore.web.address;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a site's proxies write for whom they ask; each appends itself behind what was there. */
public enum ForwardedHeader {
    /** Addresses, separated by commas; {@code X-Forwarded-Proto} beside it tells how the proxy was asked. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        List<String> hops(String text) {
            return Arrays.asList(text.split(",", -1));
        }

        @Override
        Optional<String> scheme(HttpServletRequest request) {
            return known(text(request, "X-Forwarded-Proto").replaceFirst(".*,", ""));
        }
    },

    /** RFC 7239: {@code for=10.0.0.17;proto=https, for="[fd00::1]:4711"}. */
    FORWARDED("Forwarded") {
        @Override
        List<String> hops(String text) {
            return parameters(text, "for");
        }

        @Override
        Optional<String> scheme(HttpServletRequest request) {
            return known(parameters(text(request, name), "proto").getLast());
        }
    };

    private static final Pattern PAIR =
            Pattern.compile("\\G[ \\t]*(?:([A-Za-z-]+)=(?:\"([^\"\\\\]*+)\"|([^\\s\",;=]++)))?[ \\t]*([,;]|\\z)");

    final String name;

    ForwardedHeader(String name) {
        this.name = name;
    }

    /** What was written, farthest first. A hop that cannot be read is there all the same, and is no address. */
    List<String> hops(HttpServletRequest request) {
        return request.getHeader(name) == null ? List.of() : hops(text(request, name));
    }

    /** How the nearest proxy was asked; empty where it does not say. */
    abstract Optional<String> scheme(HttpServletRequest request);

    abstract List<String> hops(String text);

    /**
     * One value for each hop that {@code text} names, blank where the hop has no such parameter. A text that breaks the grammar
     * is one unreadable hop: where it breaks, somebody's quote may have swallowed what a proxy wrote.
     */
    private static List<String> parameters(String text, String parameter) {
        List<String> values = new ArrayList<>(List.of(""));
        Matcher pair = PAIR.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!pair.find()) {
                return List.of("");
            }
            if (parameter.equalsIgnoreCase(pair.group(1))) {
                values.set(values.size() - 1, pair.group(2) == null ? pair.group(3) : pair.group(2));
            }
            if (",".equals(pair.group(4))) {
                values.add("");
            }
            end = pair.end();
        }
        return values;
    }

    private static String text(HttpServletRequest request, String name) {
        return String.join(",", Collections.list(request.getHeaders(name)));
    }

    private static Optional<String> known(String scheme) {
        String lower = scheme.strip().toLowerCase(Locale.ROOT);
        return lower.equals("http") || lower.equals("https") ? Optional.of(lower) : Optional.empty();
    }
}
