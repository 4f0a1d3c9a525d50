package org.chamicore.inventory.component;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** How much of a component a list shows. */
enum ComponentView {
    STATE {
        @Override
        Object of(Component component) {
            var condition = component.condition();
            return new StateView(nameOf(component), condition.state(), condition.flag());
        }
    },
    FLAG {
        @Override
        Object of(Component component) {
            return new StateView(nameOf(component), null, component.condition().flag());
        }
    },
    ROLE {
        @Override
        Object of(Component component) {
            var assignment = component.assignment();
            return new RoleView(nameOf(component), assignment.role(), assignment.subRole());
        }
    },
    NID {
        @Override
        Object of(Component component) {
            return new NidView(nameOf(component), component.assignment().nid());
        }
    },
    FULL {
        @Override
        Object of(Component component) {
            return component;
        }
    };

    record Name(
            @JsonProperty("ID") Xname id,
            @JsonProperty("Type") ComponentType type) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StateView(
            @JsonUnwrapped Name name,
            @JsonProperty("State") @Nullable State state,
            @JsonProperty("Flag") @Nullable Flag flag) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoleView(
            @JsonUnwrapped Name name,
            @JsonProperty("Role") @Nullable String role,
            @JsonProperty("SubRole") @Nullable String subRole) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NidView(
            @JsonUnwrapped Name name,
            @JsonProperty("NID") @Nullable Long nid) {}

    abstract Object of(Component component);

    /** The first view whose switch, {@code stateonly} and the like, is on. */
    static ComponentView chosenBy(Predicate<String> isOn) {
        return Stream.of(STATE, FLAG, ROLE, NID)
                .filter(view -> isOn.test(view.name().toLowerCase(Locale.ROOT) + "only"))
                .findFirst()
                .orElse(FULL);
    }

    private static Name nameOf(Component component) {
        return new Name(component.id(), component.type());
    }
}
