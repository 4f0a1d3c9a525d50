package org.chamicore.inventory.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One value of a closed list, as clients write it. */
public interface Labelled {

    /** The one spelling that is stored and answered. */
    @JsonValue
    String label();

    /** Finds the value with this label; letter case is the client's own. */
    static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> type, String text) {
        return Optional.ofNullable(type.cast(Labels.of(type).get(text)));
    }

    static <E extends Enum<E> & Labelled> List<String> labels(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Labelled::label).toList();
    }
}
