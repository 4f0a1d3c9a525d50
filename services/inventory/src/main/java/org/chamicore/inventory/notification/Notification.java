package org.chamicore.inventory.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.chamicore.inventory.subscription.Subscription.Triggers;
import org.jspecify.annotations.Nullable;

/** What subscribers are told: one thing that has become so, and of which components. */
record Notification(
        @JsonProperty("Components") List<String> components,
        @JsonUnwrapped News news) {

    /** What has become so: the members of one trigger, all others are null. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"Enabled", "Flag", "Role", "SubRole", "SoftwareStatus", "State"})
    record News(
            @JsonProperty("State") @Nullable String state,
            @JsonProperty("Flag") @Nullable String flag,
            @JsonProperty("Role") @Nullable String role,
            @JsonProperty("SubRole") @Nullable String subRole,
            @JsonProperty("SoftwareStatus") @Nullable String softwareStatus,
            @JsonProperty("Enabled") @Nullable Boolean enabled) {

        static News state(String state, @Nullable String flag) {
            return new News(state, flag, null, null, null, null);
        }

        static News role(String role, @Nullable String subRole) {
            return new News(null, null, role, subRole, null, null);
        }

        static News softwareStatus(String status) {
            return new News(null, null, null, null, status, null);
        }

        static News enabled(boolean enabled) {
            return new News(null, null, null, null, null, enabled);
        }

        /** Whether somebody with these triggers wants to hear of it. */
        boolean concerns(Triggers triggers) {
            return isIn(triggers.states(), state)
                    || isIn(triggers.roles(), role)
                    || isIn(triggers.subRoles(), subRole)
                    || isIn(triggers.softwareStatus(), softwareStatus)
                    || (enabled != null && Boolean.TRUE.equals(triggers.enabled()));
        }

        private static boolean isIn(List<String> wanted, @Nullable String value) {
            return value != null && wanted.stream().anyMatch(value::equalsIgnoreCase);
        }
    }

    Notification {
        components = List.copyOf(components);
    }
}
