package org.chamicore.inventory.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Somebody who is told of changes at an address. */
@JsonPropertyOrder({"ID", "Subscriber"})
public record Subscription(
        @JsonProperty("ID") long id,
        @JsonProperty("Subscriber") String subscriber,
        @JsonUnwrapped Triggers triggers,
        @JsonProperty("Url") String url) {

    /**
     * Of what he is told.
     *
     * @param enabled whether of components that are enabled or disabled; null where nobody has said
     */
    @JsonPropertyOrder({"Enabled", "Roles", "SubRoles", "SoftwareStatus", "States"})
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Triggers(
            @JsonProperty("Enabled") @Nullable Boolean enabled,
            @JsonProperty("Roles") List<String> roles,
            @JsonProperty("SubRoles") List<String> subRoles,
            @JsonProperty("SoftwareStatus") List<String> softwareStatus,
            @JsonProperty("States") List<String> states) {

        public Triggers {
            roles = List.copyOf(roles);
            subRoles = List.copyOf(subRoles);
            softwareStatus = List.copyOf(softwareStatus);
            states = List.copyOf(states);
        }

        boolean isEmpty() {
            return !Boolean.TRUE.equals(enabled)
                    && roles.isEmpty()
                    && subRoles.isEmpty()
                    && softwareStatus.isEmpty()
                    && states.isEmpty();
        }

        /** With what {@code more} has beyond these; enabled only where that was spoken of before. */
        Triggers with(Triggers more) {
            boolean isSwitched = enabled != null && Boolean.TRUE.equals(more.enabled);
            return new Triggers(
                    isSwitched ? Boolean.TRUE : enabled,
                    joined(roles, more.roles),
                    joined(subRoles, more.subRoles),
                    joined(softwareStatus, more.softwareStatus),
                    joined(states, more.states));
        }

        /** Without what {@code less} has. */
        Triggers without(Triggers less) {
            boolean isSwitched = enabled != null && Boolean.TRUE.equals(less.enabled);
            return new Triggers(
                    isSwitched ? Boolean.FALSE : enabled,
                    rest(roles, less.roles),
                    rest(subRoles, less.subRoles),
                    rest(softwareStatus, less.softwareStatus),
                    rest(states, less.states));
        }

        /** With each of {@code other}'s in the place of these, where it says anything. */
        Triggers replacedBy(Triggers other) {
            return new Triggers(
                    other.enabled == null ? enabled : other.enabled,
                    other.roles.isEmpty() ? roles : other.roles,
                    other.subRoles.isEmpty() ? subRoles : other.subRoles,
                    other.softwareStatus.isEmpty() ? softwareStatus : other.softwareStatus,
                    other.states.isEmpty() ? states : other.states);
        }

        private static List<String> joined(List<String> these, List<String> more) {
            List<String> all = new ArrayList<>(these);
            more.stream().filter(each -> !all.contains(each)).forEach(all::add);
            return all;
        }

        private static List<String> rest(List<String> these, List<String> less) {
            return these.stream().filter(each -> !less.contains(each)).toList();
        }
    }

    Subscription with(UnaryOperator<Triggers> change) {
        return new Subscription(id, subscriber, change.apply(triggers), url);
    }
}
