package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.inventory.xname.Xname;

/**
 * The answer to a question for hardware.
 *
 * @param lists what was found, by the name of its list; none is empty
 */
record HardwareTree(
        @JsonProperty("XName") String name,
        @JsonProperty("Format") String format,
        @JsonAnyGetter Map<String, List<HardwareLocation>> lists) {

    static HardwareTree of(HardwareQuery query, List<HardwareLocation> found) {
        return query.nested()
                ? new HardwareTree(query.name(), "NestNodesOnly", nested(found))
                : new HardwareTree(query.name(), "FullyFlat", lists(found));
    }

    /** A part is shown within its whole where that was found, and by itself where it was not. */
    private static Map<String, List<HardwareLocation>> nested(List<HardwareLocation> found) {
        Set<Xname> names = found.stream().map(HardwareLocation::id).collect(Collectors.toSet());
        Map<Xname, List<HardwareLocation>> parts = new HashMap<>();
        List<HardwareLocation> rest = new ArrayList<>();
        for (HardwareLocation each : found) {
            whole(each)
                    .filter(names::contains)
                    .map(whole -> parts.computeIfAbsent(whole, name -> new ArrayList<>()))
                    .orElse(rest)
                    .add(each);
        }
        return lists(rest.stream()
                .map(each -> each.with(lists(parts.getOrDefault(each.id(), List.of()))))
                .toList());
    }

    private static Optional<Xname> whole(HardwareLocation part) {
        return part.place().model().whole().flatMap(type -> Place.upwards(part.id())
                .filter(name -> name.type() == type)
                .findFirst());
    }

    private static Map<String, List<HardwareLocation>> lists(List<HardwareLocation> found) {
        Map<HardwareModel, List<HardwareLocation>> byModel = new EnumMap<>(HardwareModel.class);
        found.forEach(each -> byModel.computeIfAbsent(each.place().model(), model -> new ArrayList<>())
                .add(each));
        Map<String, List<HardwareLocation>> lists = new LinkedHashMap<>();
        byModel.forEach((model, places) ->
                lists.computeIfAbsent(model.list(), list -> new ArrayList<>()).addAll(places));
        return lists;
    }
}
