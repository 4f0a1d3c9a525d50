package org.chamicore.cloudinit.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes in what the levels say, the weakest first: whoever says something of a key later wins, and a value is taken whole.
 * Keys keep the order in which they were first named. For one thread.
 */
public final class Merge {

    private final Map<String, Deque<Said>> said = new LinkedHashMap<>();

    public Merge say(String level, String key, JsonNode value) {
        said.computeIfAbsent(key, first -> new ArrayDeque<>()).push(new Said(level, value));
        return this;
    }

    /** Blank text says nothing. */
    public Merge say(String level, String key, String value) {
        return value.isEmpty() ? this : say(level, key, JsonNodeFactory.instance.stringNode(value));
    }

    public Optional<JsonNode> value(String key) {
        return Optional.ofNullable(said.get(key)).map(levels -> levels.element().value());
    }

    /** The text under a key; blank where nobody said anything. */
    public String text(String key) {
        return value(key).map(JsonNode::asString).orElse("");
    }

    public boolean isTrue(String key) {
        return value(key).filter(JsonNode::booleanValue).isPresent();
    }

    /** All keys that begin so, without that beginning, in their order. */
    public Map<String, JsonNode> under(String prefix) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        said.forEach((key, levels) -> {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), levels.element().value());
            }
        });
        return values;
    }

    public List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        said.forEach((key, levels) -> {
            List<Said> strongestFirst = List.copyOf(levels);
            Said winner = strongestFirst.getFirst();
            decisions.add(new Decision(
                    key, winner.value(), winner.level(), strongestFirst.subList(1, strongestFirst.size())));
        });
        return decisions;
    }
}
