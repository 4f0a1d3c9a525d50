package org.chamicore.inventory.powermap;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** What a client says of what feeds a component, as it was sent. */
record PowerMapSpec(@Nullable String id, @Nullable List<@Nullable String> poweredBy) {

    /** What an element of a list says that is null. */
    static final PowerMapSpec NOTHING = new PowerMapSpec(null, null);

    /**
     * Checks what was sent.
     *
     * @param name the component, which may be named elsewhere
     * @throws InvalidItemException when a name is none
     */
    PowerMap read(@Nullable String name) {
        return new PowerMap(
                xname("id", "xname ID", name),
                suppliers(Optional.ofNullable(poweredBy).orElseGet(List::of)));
    }

    private static List<Xname> suppliers(List<@Nullable String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(index -> xname("poweredBy[%d]".formatted(index), "Power supply xname ID", names.get(index)))
                .toList();
    }

    private static Xname xname(String field, String what, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(Xname::find)
                .orElseThrow(() -> new InvalidItemException(
                        field, "%s '%s' is invalid".formatted(what, text == null ? "" : text)));
    }
}
