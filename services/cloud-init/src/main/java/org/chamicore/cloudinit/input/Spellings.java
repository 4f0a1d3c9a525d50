package org.chamicore.cloudinit.input;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a record in every spelling that is taken: any case, and the aliases. */
final class Spellings {

    private final Map<String, String> canonical = new TreeMap<>();

    private Spellings() {}

    static Spellings of(Class<?> type) {
        Spellings spellings = new Spellings();
        spellings.add(type);
        return spellings;
    }

    /**
     * The same with each key as the record has it; where two spellings of one key are given, the last counts.
     *
     * @throws org.springframework.web.ErrorResponseException that names the key which the record has not
     */
    ObjectNode canonical(ObjectNode given) {
        ObjectNode spelled = JsonNodeFactory.instance.objectNode();
        given.forEachEntry((key, value) -> {
            String name = canonical.get(key.toLowerCase(Locale.ROOT));
            if (name == null) {
                throw new FieldRefusal(key, "is no key that can be set here").asProblem("unknown-key");
            }
            spelled.set(name, value);
        });
        return spelled;
    }

    private void add(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            if (accessor.isAnnotationPresent(JsonUnwrapped.class)) {
                add(component.getType());
                continue;
            }
            String name = Optional.ofNullable(accessor.getAnnotation(JsonProperty.class))
                    .map(JsonProperty::value)
                    .orElse(component.getName());
            put(name, name);
            Optional.ofNullable(accessor.getAnnotation(JsonAlias.class)).stream()
                    .flatMap(alias -> Arrays.stream(alias.value()))
                    .forEach(alias -> put(alias, name));
        }
    }

    private void put(String spelling, String name) {
        canonical.put(spelling.toLowerCase(Locale.ROOT), name);
    }
}
