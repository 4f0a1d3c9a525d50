package org.chamicore.inventory.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
 * @param expansion what several values stand for
 */
public record FilterField(
        String column,
        boolean mayBeUnset,
        Function<String, Optional<String>> reader,
        String refusal,
        UnaryOperator<List<String>> expansion) {

    public FilterField(String column, boolean mayBeUnset, Function<String, Optional<String>> reader, String refusal) {
        this(column, mayBeUnset, reader, refusal, UnaryOperator.identity());
    }

    /** The same with ranges of numbers in brackets: {@code x1000c[0-7]s0}. */
    public FilterField ranged() {
        return new FilterField(column, mayBeUnset, reader, refusal, texts -> {
            try {
                return Ranges.expandAll(texts);
            } catch (IllegalArgumentException wrong) {
                throw refused(column, "%s: %s".formatted(refusal, wrong.getMessage()));
            }
        });
    }

    /**
     * Adds what {@code values} ask for to the query's parameters: the field's own, and the one that excludes.
     *
     * @throws ErrorResponseException which names each value at fault by its place, where there are several
     */
    public void addTo(Map<String, @Nullable Object> parameters, List<String> values) {
        try {
            add(parameters, values);
        } catch (ErrorResponseException refused) {
            List<FieldError> errors = values.size() < 2 ? List.of() : errors(values);
            if (!errors.isEmpty()) {
                refused.getBody().setProperty("errors", errors);
            }
            throw refused;
        }
    }

    private List<FieldError> errors(List<String> values) {
        List<FieldError> errors = new ArrayList<>();
        for (int place = 0; place < values.size() && errors.size() < Items.MOST_ERRORS; place++) {
            try {
                add(new HashMap<>(), List.of(values.get(place)));
            } catch (ErrorResponseException refused) {
                String field = "%s[%d]".formatted(column, place);
                Refusal.errors(refused).forEach(each -> errors.add(new FieldError(field, each.message())));
            }
        }
        return errors;
    }

    private void add(Map<String, @Nullable Object> parameters, List<String> values) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (String value : expansion.apply(values)) {
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
        return reader.apply(value).orElseThrow(() -> refused(column, refusal));
    }

    /**
     * The refusal of a filter that makes no sense.
     *
     * @param parameter which of its parameters
     * @param reason the rule that it breaks, as clients know it
     */
    public static ErrorResponseException refused(String parameter, String reason) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST, "bad query param: " + reason, List.of(new FieldError(parameter, reason)));
    }
}
