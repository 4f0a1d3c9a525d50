package org.chamicore.inventory.component;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Labelled;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** Checks what clients want changed and makes of it what is to be done to each component. */
@Service
class ComponentPatches {

    private static final String NO_SUCH_VALUE = "a required argument did not match any valid input";

    private final Roles roles;

    ComponentPatches(Roles roles) {
        this.roles = roles;
    }

    UnaryOperator<Component> state(ComponentPatch patch) {
        State state = Labelled.find(State.class, given(patch.state(), "Missing State"))
                .orElseThrow(() -> refused("Argument was not a valid HMS State"));
        Flag flag = Optional.ofNullable(patch.flag())
                .filter(text -> !text.isEmpty())
                .map(text -> Flag.find(text).orElseThrow(() -> refused("Argument was not a valid HMS Flag")))
                .orElse(Flag.OK);
        StateChange change = new StateChange(state, flag, Boolean.TRUE.equals(patch.force()));
        if (!change.isAllowed()) {
            throw refused("operation not allowed and not forced.");
        }
        return change::applyTo;
    }

    UnaryOperator<Component> flag(ComponentPatch patch) {
        Flag flag = Flag.find(given(patch.flag(), "Missing Flag")).orElseThrow(() -> refused(NO_SUCH_VALUE));
        return component -> {
            Condition now = component.condition();
            return component.with(new Condition(now.state(), flag, now.enabled(), now.softwareStatus()));
        };
    }

    UnaryOperator<Component> enabled(ComponentPatch patch) {
        boolean enabled = present(patch.enabled(), "Missing Enabled field");
        return component -> {
            Condition now = component.condition();
            return component.with(new Condition(now.state(), now.flag(), enabled, now.softwareStatus()));
        };
    }

    UnaryOperator<Component> softwareStatus(ComponentPatch patch) {
        String text = present(patch.softwareStatus(), "Missing SoftwareStatus");
        String status = text.isEmpty() ? null : text;
        return component -> {
            Condition now = component.condition();
            return component.with(new Condition(now.state(), now.flag(), now.enabled(), status));
        };
    }

    UnaryOperator<Component> role(ComponentPatch patch) {
        String text = present(patch.role(), "Missing Role");
        String role = roles.findRole(given(text, "a required argument was missing"))
                .orElseThrow(() -> refused(NO_SUCH_VALUE));
        String subRole = Optional.ofNullable(patch.subRole())
                .filter(sub -> !sub.isEmpty())
                .map(sub -> roles.findSubRole(sub).orElseThrow(() -> refused(NO_SUCH_VALUE)))
                .orElse(null);
        return component -> component.with(
                new Assignment(role, subRole, component.assignment().nid()));
    }

    /** Of several components each keeps what it has under other names, so the bound is that of its own fields. */
    UnaryOperator<Component> customFields(ComponentPatch patch) {
        JsonNode fields = present(patch.customFields(), "Missing CustomFields");
        if (fields.isNull()) {
            throw refused("Missing CustomFields");
        }
        Items.read("", fields, CustomFields::read, "");
        return component ->
                component.with(Items.read("", fields, component.customFields()::with, component.id() + ": "));
    }

    UnaryOperator<Component> nid(ComponentPatch patch) {
        return nid(present(patch.nid(), "Missing NID"));
    }

    /** What gives a component this number, or with a negative one takes it away. */
    UnaryOperator<Component> nid(long nid) {
        return component -> {
            Assignment now = component.assignment();
            return component.with(new Assignment(now.role(), now.subRole(), nid < 0 ? null : nid));
        };
    }

    private static String given(@Nullable String text, String refusal) {
        String present = present(text, refusal);
        if (present.isEmpty()) {
            throw refused(refusal);
        }
        return present;
    }

    private static <T> T present(@Nullable T value, String refusal) {
        if (value == null) {
            throw refused(refusal);
        }
        return value;
    }

    static ErrorResponseException refused(String reason) {
        return ComponentProblem.INVALID_CHANGE.with(reason);
    }
}
