package org.chamicore.inventory.hardware;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant.
 *
 * @param parameters those of the queries that find events; null stands for "any"
 */
record EventFilter(Map<String, @Nullable Object> parameters) {

    private static final int LAST_YEAR = 9999;

    static EventFilter of(QueryParameters query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("ids", array(query.all("id"), text -> HardwareFilter.xname("id", text)));
        parameters.put("fru_ids", array(query.all("fruid"), text -> text));
        parameters.put("types", array(query.all("eventtype"), EventFilter::type));
        parameters.put(
                "start",
                query.first("starttime").map(text -> time("starttime", text)).orElse(null));
        parameters.put(
                "end", query.first("endtime").map(text -> time("endtime", text)).orElse(null));
        return new EventFilter(parameters);
    }

    EventFilter at(String id) {
        parameters.put("ids", new String[] {id});
        return this;
    }

    EventFilter about(String fruId) {
        parameters.put("fru_ids", new String[] {fruId});
        return this;
    }

    private static String type(String text) {
        return Labelled.find(EventType.class, text)
                .map(EventType::label)
                .orElseThrow(() -> Refusal.at("eventtype", "Invalid HWInvHist event type"));
    }

    private static OffsetDateTime time(String name, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException malformed) {
            throw noTime(name);
        }
        throw noTime(name);
    }

    private static RuntimeException noTime(String name) {
        return Refusal.at(name, "Invalid %s: not in a valid RFC3339 time format".formatted(name));
    }

    private static String @Nullable [] array(List<String> values, Function<String, String> reader) {
        return values.isEmpty() ? null : values.stream().map(reader).toArray(String[]::new);
    }
}
