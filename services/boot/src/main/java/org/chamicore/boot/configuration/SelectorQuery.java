package org.chamicore.boot.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.jspecify.annotations.Nullable;

/** Selectors in a query: {@code name}, {@code mac} and {@code nid}, each as often as wanted and each a list with commas. */
public final class SelectorQuery {

    private SelectorQuery() {}

    /**
     * Reads names first, then MAC addresses, then numbers.
     *
     * @param parameters the query's parameters by name; null for those left out
     * @throws IllegalArgumentException naming the parameter and the rule it breaks
     */
    public static List<Selector> read(Function<String, String @Nullable []> parameters) {
        List<Selector> selectors = new ArrayList<>();
        read("name", parameters, Selector::from, selectors);
        read("mac", parameters, text -> Selector.of(MacAddress.of(text)), selectors);
        read("nid", parameters, text -> Selector.of(Nid.of(text)), selectors);
        return selectors;
    }

    private static void read(
            String name,
            Function<String, String @Nullable []> parameters,
            Function<String, Selector> reader,
            List<Selector> into) {
        String[] values = parameters.apply(name);
        if (values == null) {
            return;
        }
        for (String value : values) {
            for (String text : value.split(",", -1)) {
                try {
                    into.add(reader.apply(text));
                } catch (IllegalArgumentException refused) {
                    throw new IllegalArgumentException("%s %s".formatted(name, refused.getMessage()), refused);
                }
            }
        }
    }
}
