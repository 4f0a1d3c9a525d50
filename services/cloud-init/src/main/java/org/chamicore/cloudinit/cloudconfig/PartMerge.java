package org.chamicore.cloudinit.cloudconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one cloud-config of what came before and of the next part, as cloud-init does (its reference, "Merging user-data
 * sections"): by default a key that comes again is replaced whole; {@code merge_how} or {@code merge_type} in a part says
 * otherwise for that part.
 */
final class PartMerge {

    private static final Set<String> HOW = Set.of("merge_how", "merge_type");
    private static final Pattern MERGER = Pattern.compile("\\s*([a-zA-Z_]+)\\s*\\(([^)]*)\\)\\s*");
    private static final List<Merger> DEFAULT = List.of(
            new Merger("dict", List.of("replace")), new Merger("list", List.of()), new Merger("str", List.of()));

    /** How values of one type are merged: {@code list(append)}. */
    private record Merger(String type, List<String> settings) {

        boolean says(String... any) {
            return List.of(any).stream().anyMatch(settings::contains);
        }
    }

    private final List<Merger> mergers;

    private PartMerge(List<Merger> mergers) {
        this.mergers = mergers;
    }

    /** Neither argument is changed. */
    static ObjectNode merge(ObjectNode before, ObjectNode part) {
        ObjectNode next = part.deepCopy();
        JsonNode how = next.has("merge_how") ? next.path("merge_how") : next.path("merge_type");
        List<Merger> mergers = mergers(how);
        next.remove(HOW);
        return new PartMerge(mergers.isEmpty() ? DEFAULT : mergers).objects(before, next);
    }

    private static List<Merger> mergers(JsonNode how) {
        List<Merger> mergers = new ArrayList<>();
        if (how.isString()) {
            for (String each : how.stringValue().split("\\+", -1)) {
                Matcher merger = MERGER.matcher(each);
                if (merger.matches()) {
                    mergers.add(new Merger(
                            merger.group(1), List.of(merger.group(2).strip().split("\\s*,\\s*", -1))));
                }
            }
        }
        for (JsonNode each : how.isArray() ? how : JsonNodeFactory.instance.arrayNode()) {
            if (each.isObject()) {
                mergers.add(new Merger(
                        each.path("name").asString("").replace('-', '_').strip(), texts(each.path("settings"))));
            } else if (each.isArray() && !each.isEmpty()) {
                List<String> words = texts(each);
                mergers.add(new Merger(words.getFirst(), words.subList(1, words.size())));
            }
        }
        return mergers;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode values(JsonNode before, JsonNode next) {
        if (before.isObject()) {
            return next.isObject() ? objects((ObjectNode) before, (ObjectNode) next) : before;
        }
        if (before.isArray()) {
            return arrays((ArrayNode) before, next);
        }
        if (before.isString()) {
            return merger("str")
                    .map(str -> next.isString() && str.says("append")
                            ? JsonNodeFactory.instance.stringNode(before.stringValue() + next.stringValue())
                            : next)
                    .orElse(before);
        }
        return before;
    }

    private ObjectNode objects(ObjectNode before, ObjectNode next) {
        Optional<Merger> dict = merger("dict");
        if (dict.isEmpty()) {
            return before;
        }
        boolean replace = dict.get().says("replace");
        ObjectNode merged = before.deepCopy();
        next.forEachEntry((key, value) -> {
            if (!merged.has(key)) {
                merged.set(key, value);
            } else if (value.isNull() && dict.get().says("allow_delete")) {
                merged.remove(key);
            } else if (replace) {
                merged.set(key, value);
            } else if (recursesInto(dict.get(), value) || value.isObject()) {
                merged.set(key, values(merged.path(key), value));
            }
        });
        return merged;
    }

    private JsonNode arrays(ArrayNode before, JsonNode next) {
        Optional<Merger> list = merger("list");
        if (list.isEmpty()) {
            return before;
        }
        boolean append = list.get().says("append");
        boolean prepend = !append && list.get().says("prepend");
        boolean replace = !append
                && !prepend
                && (list.get().says("replace") || !list.get().says("no_replace"));
        if (!next.isArray()) {
            return replace ? next : before;
        }
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        if (append || prepend) {
            return merged.addAll((ArrayNode) (append ? before : next)).addAll((ArrayNode) (append ? next : before));
        }
        for (int nr = 0; nr < before.size(); nr++) {
            JsonNode old = before.get(nr);
            if (!replace || nr >= next.size()) {
                merged.add(old);
            } else {
                JsonNode value = next.get(nr);
                boolean deeper = recursesInto(list.get(), value)
                        || (value.isObject() && list.get().says("recurse_dict"));
                merged.add(deeper ? values(old, value) : value);
            }
        }
        return merged;
    }

    private static boolean recursesInto(Merger merger, JsonNode value) {
        return (value.isArray() && merger.says("recurse_array", "recurse_list"))
                || (value.isString() && merger.says("recurse_str"));
    }

    private Optional<Merger> merger(String type) {
        return mergers.stream().filter(each -> each.type().equals(type)).findFirst();
    }
}
