package org.chamicore.inventory.wire;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The values of each closed list by their labels, in any letter case. */
final class Labels {

    private static final ClassValue<Map<String, Object>> BY_LABEL = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            Arrays.stream(type.getEnumConstants()).forEach(each -> values.putIfAbsent(((Labelled) each).label(), each));
            return Collections.unmodifiableMap(values);
        }
    };

    private Labels() {}

    static Map<String, Object> of(Class<? extends Labelled> type) {
        return BY_LABEL.get(type);
    }
}
