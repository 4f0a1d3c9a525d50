package org.chamicore.inventory.hardware;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * A question for the hardware at a place, with what lies below or above it.
 *
 * @param name the place as the answer names it
 * @param nested whether parts are shown within what they are a part of
 * @param parameters those of the query that finds the hardware
 */
record HardwareQuery(String name, boolean nested, Map<String, @Nullable Object> parameters) {

    /** A question for what a client names and how it wants it. */
    static HardwareQuery of(String text, QueryParameters query) {
        String name = HardwareFilter.xname("xname", text);
        Xname id = Xname.parse(name);
        boolean parents = truth(query, "parents", false);
        boolean children = truth(query, "children", !parents);
        boolean partition = id.type() == ComponentType.PARTITION;
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("everything", partition || id.type() == ComponentType.SYSTEM || id.type() == ComponentType.ALL);
        parameters.put(
                "names",
                (parents ? Place.upwards(id) : Stream.of(id)).map(Xname::value).toArray(String[]::new));
        parameters.put("children", children);
        parameters.put("first_below", name + "a"); // a part's name goes on with a letter, a sibling's with a digit
        parameters.put("first_behind", name + "{");
        parameters.put("types", HardwareFilter.types(query));
        parameters.put("partitions", partition ? new String[] {name} : HardwareFilter.partitions(query));
        return new HardwareQuery(name, nested(query), parameters);
    }

    private static boolean nested(QueryParameters query) {
        return switch (query.first("format").orElse("NestNodesOnly").toLowerCase(Locale.ROOT)) {
            case "nestnodesonly" -> true;
            case "fullyflat" -> false;
            default -> throw Refusal.at("format", "Invalid format");
        };
    }

    private static boolean truth(QueryParameters query, String name, boolean usual) {
        return query.first(name)
                .map(text -> switch (text) {
                    case "1", "t", "T", "TRUE", "true", "True" -> true;
                    case "0", "f", "F", "FALSE", "false", "False" -> false;
                    default -> throw Refusal.at(name, "Invalid boolean for " + name);
                })
                .orElse(usual);
    }
}
