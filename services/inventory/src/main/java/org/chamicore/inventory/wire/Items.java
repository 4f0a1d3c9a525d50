package org.chamicore.inventory.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Lists that clients send: read as a whole, or refused with the name of every item that is at fault. */
public final class Items {

    /** How many are named at most. */
    public static final int MOST_ERRORS = 100;

    private Items() {}

    /**
     * Reads every item.
     *
     * @param member what the list is called in JSON
     * @param reader throws {@link InvalidItemException} for an item that breaks a rule
     * @param prefix what the refusal's text begins with when the item of this index is the first that is at fault
     */
    public static <S extends @Nullable Object, T> List<T> readAll(
            String member, List<S> sent, Function<S, T> reader, IntFunction<String> prefix) {
        List<T> items = new ArrayList<>(sent.size());
        List<FieldError> errors = new ArrayList<>();
        String refusal = "";
        for (int index = 0; index < sent.size() && errors.size() < MOST_ERRORS; index++) {
            try {
                items.add(reader.apply(sent.get(index)));
            } catch (InvalidItemException invalid) {
                String message = String.valueOf(invalid.getMessage());
                if (errors.isEmpty()) {
                    refusal = prefix.apply(index) + message;
                }
                errors.add(new FieldError("%s[%d]%s".formatted(member, index, suffix(invalid.field())), message));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(HttpStatus.BAD_REQUEST, refusal, errors);
        }
        return items;
    }

    /** Reads the one thing that a body holds in this member; in the body itself where {@code member} is blank. */
    public static <S extends @Nullable Object, T> T read(String member, S sent, Function<S, T> reader, String prefix) {
        try {
            return reader.apply(sent);
        } catch (InvalidItemException invalid) {
            String message = String.valueOf(invalid.getMessage());
            FieldError error =
                    new FieldError(member.isEmpty() ? invalid.field() : member + suffix(invalid.field()), message);
            throw Refusal.of(HttpStatus.BAD_REQUEST, prefix + message, List.of(error));
        }
    }

    /** A list of plain values has no fields. */
    private static String suffix(String field) {
        return field.isEmpty() ? "" : "." + field;
    }
}
