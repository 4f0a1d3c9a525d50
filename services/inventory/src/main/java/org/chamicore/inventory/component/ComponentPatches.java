package org.chamicore.inventory.component;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;

/** Checks what clients want changed and makes of it what is to be done to each component. */
@Service
class ComponentPatches {

    private static final String NO_SUCH_VALUE = "a required argument did not match any valid input";

    private static final String TOO_LONG =
            "%%s must not be longer than %d characters".formatted(Component.LONGEST_TEXT);

    private final Roles roles;

    ComponentPatches(Roles roles) {
        this.roles = roles;
    }

    /** Reads the part of a patch that the route is for: the last word of its path, behind {@code Bulk} where it changes many. */
    UnaryOperator<Component> read(HttpServletRequest request, ComponentPatch patch) {
        String route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return switch (route.replaceFirst(".*/(Bulk)?", "")) {
            case "StateData" -> state(patch);
            case "FlagOnly" -> flag(patch);
            case "Enabled" -> enabled(patch);
            case "SoftwareStatus" -> softwareStatus(patch);
            case "Role" -> role(patch);
            case "NID" -> nid(present("NID", patch.nid(), "Missing NID"));
            case "CustomFields" -> customFields(patch);
            default -> throw new IllegalArgumentException(route);
        };
    }

    private UnaryOperator<Component> state(ComponentPatch patch) {
        State state = Labelled.find(State.class, given("State", patch.state(), "Missing State"))
                .orElseThrow(() -> Refusal.at("State", "Argument was not a valid HMS State"));
        Flag flag = Optional.ofNullable(patch.flag())
                .filter(text -> !text.isEmpty())
                .map(text -> Flag.find(text).orElseThrow(() -> Refusal.at("Flag", "Argument was not a valid HMS Flag")))
                .orElse(Flag.OK);
        StateChange change = new StateChange(state, flag, Boolean.TRUE.equals(patch.force()));
        if (!change.isAllowed()) {
            throw Refusal.at("State", "operation not allowed and not forced.");
        }
        return change::applyTo;
    }

    private UnaryOperator<Component> flag(ComponentPatch patch) {
        Flag flag = Flag.find(given("Flag", patch.flag(), "Missing Flag"))
                .orElseThrow(() -> Refusal.at("Flag", NO_SUCH_VALUE));
        return component -> {
            Condition now = component.condition();
            return component.with(new Condition(now.state(), flag, now.enabled(), now.softwareStatus()));
        };
    }

    private UnaryOperator<Component> enabled(ComponentPatch patch) {
        boolean enabled = present("Enabled", patch.enabled(), "Missing Enabled field");
        return component -> {
            Condition now = component.condition();
            return component.with(new Condition(now.state(), now.flag(), enabled, now.softwareStatus()));
        };
    }

    private UnaryOperator<Component> softwareStatus(ComponentPatch patch) {
        String text = present("SoftwareStatus", patch.softwareStatus(), "Missing SoftwareStatus");
        if (text.length() > Component.LONGEST_TEXT) {
            throw Refusal.at("SoftwareStatus", TOO_LONG.formatted("SoftwareStatus"));
        }
        String status = text.isEmpty() ? null : text;
        return component -> {
            Condition now = component.condition();
            return component.with(new Condition(now.state(), now.flag(), now.enabled(), status));
        };
    }

    private UnaryOperator<Component> role(ComponentPatch patch) {
        String text = present("Role", patch.role(), "Missing Role");
        String role = roles.findRole(given("Role", text, "a required argument was missing"))
                .orElseThrow(() -> Refusal.at("Role", NO_SUCH_VALUE));
        String subRole = Optional.ofNullable(patch.subRole())
                .filter(sub -> !sub.isEmpty())
                .map(sub -> roles.findSubRole(sub).orElseThrow(() -> Refusal.at("SubRole", NO_SUCH_VALUE)))
                .orElse(null);
        return component -> component.with(
                new Assignment(role, subRole, component.assignment().nid()));
    }

    /** Of several components each keeps what it has under other names, so the bound is that of its own fields. */
    private UnaryOperator<Component> customFields(ComponentPatch patch) {
        JsonNode fields = present("CustomFields", patch.customFields(), "Missing CustomFields");
        if (fields.isNull()) {
            throw Refusal.at("CustomFields", "Missing CustomFields");
        }
        Items.read("", fields, CustomFields::read, "");
        return component ->
                component.with(Items.read("", fields, component.customFields()::with, component.id() + ": "));
    }

    /** What gives a component this number, or with a negative one takes it away. */
    UnaryOperator<Component> nid(long nid) {
        return component -> {
            Assignment now = component.assignment();
            return component.with(new Assignment(now.role(), now.subRole(), nid < 0 ? null : nid));
        };
    }

    private static String given(String field, @Nullable String text, String refusal) {
        String present = present(field, text, refusal);
        if (present.isEmpty()) {
            throw Refusal.at(field, refusal);
        }
        return present;
    }

    private static <T> T present(String field, @Nullable T value, String refusal) {
        if (value == null) {
            throw Refusal.at(field, refusal);
        }
        return value;
    }
}
