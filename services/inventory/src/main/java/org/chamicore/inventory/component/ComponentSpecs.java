package org.chamicore.inventory.component;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes components of what clients say of them, with the defaults of new ones. */
@Service
class ComponentSpecs {

    private final Roles roles;
    private final NodeDefaults defaults;

    ComponentSpecs(Roles roles, NodeDefaults defaults) {
        this.roles = roles;
        this.defaults = defaults;
    }

    /** Checks components and fills in what their client left out. */
    List<Component> readAll(List<ComponentSpec> specs) {
        Function<Xname, Assignment> usual = defaults.of(specs.stream()
                .flatMap(spec -> Stream.ofNullable(spec.id()))
                .flatMap(name -> Xname.find(name).stream())
                .toList());
        return Items.readAll(
                "Components", specs, spec -> read(spec.id(), spec, usual), index -> "couldn't validate components: ");
    }

    /** The same for one, whose name stands elsewhere. */
    Component read(String name, ComponentSpec sent) {
        Function<Xname, Assignment> usual =
                defaults.of(Xname.find(name).stream().toList());
        return Items.read("Component", sent, spec -> read(name, spec, usual), "couldn't validate component: ");
    }

    private Component read(@Nullable String name, ComponentSpec spec, Function<Xname, Assignment> defaults) {
        Xname id = Optional.ofNullable(name)
                .flatMap(Xname::find)
                .orElseThrow(() -> invalid("ID", "xname ID", blankWhenNull(name)));
        State state = Optional.ofNullable(spec.state())
                .flatMap(text -> Labelled.find(State.class, text))
                .orElseThrow(() -> invalid("State", "state", blankWhenNull(spec.state())));
        Flag flag = optional("Flag", spec.flag(), Flag::find);
        Assignment assignment = assignment(spec, defaults.apply(id));
        Build build = new Build(
                text("Subtype", spec.subtype()),
                optional("NetType", spec.netType(), text -> Labelled.find(NetType.class, text)),
                optional("Arch", spec.arch(), text -> Labelled.find(Arch.class, text)),
                optional("Class", spec.hardwareClass(), text -> Labelled.find(HardwareClass.class, text)));
        Condition condition = new Condition(
                state,
                flag == null ? Flag.OK : flag,
                !Boolean.FALSE.equals(spec.enabled()),
                text("SoftwareStatus", spec.softwareStatus()));
        return new Component(id, condition, assignment, build, Hold.NONE, CustomFields.read(spec.customFields()));
    }

    private Assignment assignment(ComponentSpec spec, Assignment usual) {
        String role = optional("Role", spec.role(), roles::findRole);
        String subRole = optional("SubRole", spec.subRole(), roles::findSubRole);
        return new Assignment(
                role == null ? usual.role() : role,
                subRole == null ? usual.subRole() : subRole,
                spec.nid() == null ? usual.nid() : unlessUnset(spec.nid()));
    }

    private static @Nullable Long unlessUnset(Long nid) {
        return nid < 0 ? null : nid;
    }

    private static <T> @Nullable T optional(String field, @Nullable String text, Function<String, Optional<T>> reader) {
        return text == null || text.isEmpty()
                ? null
                : reader.apply(text)
                        .orElseThrow(() -> invalid(
                                field, field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1), text));
    }

    private static InvalidItemException invalid(String field, String name, String value) {
        return new InvalidItemException(field, "%s '%s' is invalid".formatted(name, value));
    }

    /** A text of the client's own. */
    private static @Nullable String text(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > Component.LONGEST_TEXT) {
            throw new InvalidItemException(
                    field, "%s must not be longer than %d characters".formatted(field, Component.LONGEST_TEXT));
        }
        return text;
    }

    private static String blankWhenNull(@Nullable String text) {
        return text == null ? "" : text;
    }
}
