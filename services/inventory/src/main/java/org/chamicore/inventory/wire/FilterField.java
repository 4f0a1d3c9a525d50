package org.chamicore.inventory.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * A field by which the things of a list are told apart: {@code a} asks for it, {@code !a} excludes it, nothing at all means unset.
 *
 * @param column how the query names it
 * @param mayBeUnset whether a client may ask for things without it
 * @param reader the one spelling of what a client wrote; empty when there is no such value
 * @param refusal what is wrong with a value that the reader does not know
 */
public record FilterField(
        String column, boolean mayBeUnset, Function<String, Optional<String>> reader, String refusal) {

    /** Adds what {@code values} ask for to the query's parameters: the field's own, and the one that excludes. */
    public void addTo(Map<String, @Nullable Object> parameters, List<String> values) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (String value : values) {
            if (value.startsWith("!")) {
                unwanted.add(read(value.substring(1)));
            } else {
                wanted.add(read(value));
            }
        }
        parameters.put(column, wanted.isEmpty() ? null : wanted.toArray(String[]::new));
        parameters.put("not_" + column, unwanted.toArray(String[]::new));
    }

    private String read(String value) {
        if (value.isEmpty() && mayBeUnset) {
            return "";
        }
        return reader.apply(value).orElseThrow(() -> refused(refusal));
    }

    /** The refusal of a filter that makes no sense. */
    public static ErrorResponseException refused(String reason) {
        return Refusal.of(HttpStatus.BAD_REQUEST, "bad query param: " + reason);
    }
}
