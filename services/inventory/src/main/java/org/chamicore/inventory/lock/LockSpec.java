package org.chamicore.inventory.lock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which components a client means, and how, as it was sent. */
record LockSpec(
        @JsonProperty("ComponentIDs") @Nullable List<@Nullable String> componentIds,
        @JsonProperty("NID") @Nullable List<@Nullable String> nid,
        @JsonProperty("Type") @Nullable List<@Nullable String> type,
        @JsonProperty("State") @Nullable List<@Nullable String> state,
        @JsonProperty("Flag") @Nullable List<@Nullable String> flag,
        @JsonProperty("Enabled") @Nullable List<@Nullable String> enabled,
        @JsonProperty("SoftwareStatus") @Nullable List<@Nullable String> softwareStatus,
        @JsonProperty("Role") @Nullable List<@Nullable String> role,
        @JsonProperty("SubRole") @Nullable List<@Nullable String> subRole,
        @JsonProperty("Subtype") @Nullable List<@Nullable String> subtype,
        @JsonProperty("Arch") @Nullable List<@Nullable String> arch,
        @JsonProperty("Class") @Nullable List<@Nullable String> hardwareClass,
        @JsonProperty("Group") @Nullable List<@Nullable String> group,
        @JsonProperty("Partition") @Nullable List<@Nullable String> partition,
        @JsonProperty("Locked") @Nullable List<@Nullable String> locked,
        @JsonProperty("Reserved") @Nullable List<@Nullable String> reserved,
        @JsonProperty("ReservationDisabled") @Nullable List<@Nullable String> reservationDisabled,
        @JsonProperty("ProcessingModel") @Nullable String processingModel,
        @JsonProperty("ReservationDuration") @Nullable Integer reservationDuration) {

    private static final List<String> MEMBERS = List.of(
            "NID",
            "Type",
            "State",
            "Flag",
            "Enabled",
            "SoftwareStatus",
            "Role",
            "SubRole",
            "Subtype",
            "Arch",
            "Class",
            "Group",
            "Partition",
            "Locked",
            "Reserved");

    /** What this body calls a field of a list's query. */
    static String member(String field) {
        return switch (field) {
            case "id" -> "ComponentIDs";
            case "reservation_disabled" -> "ReservationDisabled";
            default ->
                MEMBERS.stream().filter(field::equalsIgnoreCase).findFirst().orElse(field);
        };
    }

    /** What is asked of a field, which is given as a list's query names it. */
    List<String> values(String field) {
        Map<String, @Nullable List<@Nullable String>> all = new HashMap<>();
        all.put("id", componentIds);
        all.put("nid", nid);
        all.put("type", type);
        all.put("state", state);
        all.put("flag", flag);
        all.put("enabled", enabled);
        all.put("softwarestatus", softwareStatus);
        all.put("role", role);
        all.put("subrole", subRole);
        all.put("subtype", subtype);
        all.put("arch", arch);
        all.put("class", hardwareClass);
        all.put("group", group);
        all.put("partition", partition);
        all.put("locked", locked);
        all.put("reserved", reserved);
        all.put("reservation_disabled", reservationDisabled);
        List<@Nullable String> values = all.get(field);
        return values == null
                ? List.of()
                : values.stream().map(each -> each == null ? "" : each).toList();
    }
}
