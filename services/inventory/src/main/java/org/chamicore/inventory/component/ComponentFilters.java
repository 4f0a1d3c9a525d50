package org.chamicore.inventory.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.FilterField;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.Truth;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the filters that all lists of components share. */
@Service
public class ComponentFilters {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final String NO_BOOLEAN = "a required argument did not match any valid input";

    private final List<FilterField> fields;

    ComponentFilters(Roles roles) {
        this.fields = List.of(
                new FilterField(
                                "id",
                                false,
                                text -> Xname.find(text).map(Xname::value),
                                "Argument was not a valid xname ID")
                        .ranged(),
                closed("type", true, text -> ComponentType.find(text).map(ComponentType::label), "Type"),
                closed("state", false, text -> Labelled.find(State.class, text).map(State::label), "State"),
                closed("flag", false, text -> Flag.find(text).map(Flag::label), "Flag"),
                closed("role", true, roles::findRole, "Role"),
                closed("subrole", true, roles::findSubRole, "SubRole"),
                closed("subtype", true, text -> Optional.of(text).filter(WORD.asMatchPredicate()), "Subtype"),
                closed("arch", true, text -> Labelled.find(Arch.class, text).map(Arch::label), "Arch"),
                closed(
                        "class",
                        true,
                        text -> Labelled.find(HardwareClass.class, text).map(HardwareClass::label),
                        "Class"),
                new FilterField("softwarestatus", true, Optional::of, ""),
                new FilterField("enabled", false, ComponentFilters::truth, NO_BOOLEAN),
                new FilterField("locked", false, ComponentFilters::truth, NO_BOOLEAN),
                new FilterField("reservation_disabled", false, ComponentFilters::truth, NO_BOOLEAN),
                new FilterField("reserved", false, ComponentFilters::truth, NO_BOOLEAN));
    }

    /**
     * Reads a filter.
     *
     * @param query all values of a parameter, whose name is given in lower case
     */
    public ComponentFilter read(Function<String, List<String>> query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        fields.forEach(field -> field.addTo(parameters, query.apply(field.column())));
        NidFilter.addTo(parameters, query);
        GroupFilter.addTo(parameters, query.apply("group"), query.apply("partition"));
        parameters.putAll(PlaceFilter.anywhere());
        return new ComponentFilter(parameters).on(Page.ALL);
    }

    /** The kinds of changes after which such a query may find something else, or find it changed. */
    static List<Kind> kinds(Function<String, List<String>> query) {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.COMPONENT));
        if (!query.apply("group").isEmpty() || !query.apply("partition").isEmpty()) {
            kinds.add(Kind.MEMBERSHIP);
        }
        if (!query.apply("reserved").isEmpty()) {
            kinds.add(Kind.RESERVATION);
        }
        return kinds;
    }

    private static Optional<String> truth(String text) {
        return Truth.find(text).map(String::valueOf);
    }

    private static FilterField closed(
            String column, boolean mayBeUnset, Function<String, Optional<String>> reader, String name) {
        return new FilterField(column, mayBeUnset, reader, "Argument was not a valid HMS " + name);
    }
}
