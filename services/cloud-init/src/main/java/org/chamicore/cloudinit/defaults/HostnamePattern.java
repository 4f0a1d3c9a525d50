package org.chamicore.cloudinit.defaults;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.node.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Host names by a pattern of the site: {@code nid{nid:5}}, {@code r{rack}-{nid}}. What stands in braces is a part of the node,
 * filled up with zeros to as many digits as the colon says: {@code nid}, {@code id}, and of an xname {@code rack} (or
 * {@code cabinet}), {@code chassis}, {@code slot}, {@code bmc} and {@code node}.
 */
public final class HostnamePattern {

    private static final Pattern PART = Pattern.compile("\\{([a-z]+)(?::([0-9]{1,2}))?}");
    private static final Pattern XNAME = Pattern.compile("x([0-9]+)c([0-9]+)s([0-9]+)b([0-9]+)n([0-9]+)");
    private static final Map<String, Integer> PLACES =
            Map.of("rack", 1, "cabinet", 1, "chassis", 2, "slot", 3, "bmc", 4, "node", 5);

    private HostnamePattern() {}

    /** Empty where the node lacks a part that the pattern names. */
    public static Optional<String> fill(String pattern, NodeId id, OptionalLong nid) {
        StringBuilder name = new StringBuilder();
        Matcher part = PART.matcher(pattern);
        while (part.find()) {
            Optional<String> value = value(part.group(1), id, nid);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            int digits = digits(part.group(2));
            String zeros = "0".repeat(Math.max(0, digits - value.get().length()));
            part.appendReplacement(name, Matcher.quoteReplacement(zeros + value.get()));
        }
        return Optional.of(part.appendTail(name).toString());
    }

    static void check(Checks checks, String field, String pattern) {
        if (pattern.isEmpty()) {
            return;
        }
        String rest = PART.matcher(pattern)
                .replaceAll(part ->
                        isPart(part.group(1)) && digits(part.group(2)) <= ClusterDefaults.LONGEST_NID ? "0" : "{}");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            checks.refuse(
                    field,
                    "must name parts of a node in braces, as in nid{nid:5}: nid, id, rack, cabinet, chassis, slot, bmc or node, with at most %d digits"
                            .formatted(ClusterDefaults.LONGEST_NID));
        } else {
            checks.hostName(field, rest);
        }
    }

    private static Optional<String> value(String part, NodeId id, OptionalLong nid) {
        if (part.equals("nid")) {
            return nid.isPresent() ? Optional.of(Long.toString(nid.getAsLong())) : Optional.empty();
        }
        if (part.equals("id")) {
            return Optional.of(id.value());
        }
        Matcher place = XNAME.matcher(id.value());
        Integer nr = PLACES.get(part);
        return nr != null && place.matches() ? Optional.of(place.group(nr)) : Optional.empty();
    }

    private static boolean isPart(String part) {
        return part.equals("nid") || part.equals("id") || PLACES.containsKey(part);
    }

    private static int digits(@Nullable String given) {
        return given == null ? 0 : Integer.parseInt(given);
    }
}
