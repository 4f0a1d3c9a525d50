package org.chamicore.inventory.hardware;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * Which hardware is meant.
 *
 * @param parameters those of the queries that find hardware; null stands for "any"
 */
record HardwareFilter(Map<String, @Nullable Object> parameters) {

    private static final Pattern PARTITION = Pattern.compile("[-a-z0-9:._]+");

    static HardwareFilter ofPlaces(QueryParameters query) {
        HardwareFilter filter = ofUnits(query);
        filter.parameters.put("ids", array(expanded(query.all("id")), text -> xname("id", text)));
        filter.parameters.put("partitions", partitions(query));
        return filter;
    }

    static HardwareFilter ofUnits(QueryParameters query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("types", types(query));
        parameters.put("manufacturers", array(query.all("manufacturer"), text -> text.toLowerCase(Locale.ROOT)));
        parameters.put("part_numbers", array(query.all("partnumber"), text -> text));
        parameters.put("serial_numbers", array(query.all("serialnumber"), text -> text));
        parameters.put("fru_ids", array(query.all("fruid"), text -> text));
        return new HardwareFilter(parameters);
    }

    /** The types that a query names; null where it names none. */
    static String @Nullable [] types(QueryParameters query) {
        return array(query.all("type"), text -> ComponentType.find(text)
                .map(ComponentType::label)
                .orElseThrow(() -> Refusal.at("type", "Invalid HMS type")));
    }

    /** The partitions that a query names; null where it names none. */
    static String @Nullable [] partitions(QueryParameters query) {
        return array(query.all("partition"), text -> Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(PARTITION.asMatchPredicate())
                .orElseThrow(() -> Refusal.at("partition", "Invalid partition")));
    }

    private static List<String> expanded(List<String> names) {
        try {
            return Ranges.expandAll(names);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.at("id", "Invalid xname");
        }
    }

    static String xname(String field, String text) {
        return Xname.find(text).map(Xname::value).orElseThrow(() -> Refusal.at(field, "Invalid xname"));
    }

    private static String @Nullable [] array(List<String> values, Function<String, String> reader) {
        return values.isEmpty() ? null : values.stream().map(reader).toArray(String[]::new);
    }
}
