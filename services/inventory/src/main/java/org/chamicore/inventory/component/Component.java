package org.chamicore.inventory.component;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that has a place in the machine: a cabinet, a BMC, a node, ... Null is what nobody has said yet. */
@JsonPropertyOrder({"ID", "Type"})
public record Component(
        @JsonProperty("ID") Xname id,
        @JsonUnwrapped Condition condition,
        @JsonUnwrapped Assignment assignment,
        @JsonUnwrapped Build build,
        @JsonUnwrapped Hold hold,
        @JsonIgnore CustomFields customFields) {

    /** How many characters a text of a client's own may have, so that an index can hold it. */
    static final int LONGEST_TEXT = 512;

    /** One without custom fields. */
    public Component(Xname id, Condition condition, Assignment assignment, Build build, Hold hold) {
        this(id, condition, assignment, build, hold, CustomFields.NONE);
    }

    /** How it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Condition(
            @JsonProperty("State") @Nullable State state,
            @JsonProperty("Flag") @Nullable Flag flag,
            @JsonProperty("Enabled") boolean enabled,
            @JsonProperty("SoftwareStatus") @Nullable String softwareStatus) {

        Condition with(State state, @Nullable Flag flag) {
            return new Condition(state, flag, enabled, softwareStatus);
        }
    }

    /** What it is used for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assignment(
            @JsonProperty("Role") @Nullable String role,
            @JsonProperty("SubRole") @Nullable String subRole,
            @JsonProperty("NID") @Nullable Long nid) {}

    /** What it is made of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Build(
            @JsonProperty("Subtype") @Nullable String subtype,
            @JsonProperty("NetType") @Nullable NetType netType,
            @JsonProperty("Arch") @Nullable Arch arch,
            @JsonProperty("Class") @Nullable HardwareClass hardwareClass) {

        static final Build UNKNOWN = new Build(null, null, null, null);

        /** Whether {@code other} says anything that is not so here. */
        boolean isContradictedBy(Build other) {
            return contradicts(subtype, other.subtype)
                    || contradicts(netType, other.netType)
                    || contradicts(arch, other.arch)
                    || contradicts(hardwareClass, other.hardwareClass);
        }

        private static boolean contradicts(@Nullable Object here, @Nullable Object there) {
            return there != null && !there.equals(here);
        }
    }

    /** What keeps others from working on it. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Hold(
            @JsonProperty("ReservationDisabled") boolean reservationDisabled,
            @JsonProperty("Locked") boolean locked) {

        static final Hold NONE = new Hold(false, false);
    }

    @JsonProperty("Type")
    public ComponentType type() {
        return id.type();
    }

    @JsonProperty("CustomFields")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Map<String, JsonNode> shownFields() {
        return customFields.values();
    }

    Component with(CustomFields customFields) {
        return new Component(id, condition, assignment, build, hold, customFields);
    }

    Component with(Condition condition) {
        return new Component(id, condition, assignment, build, hold, customFields);
    }

    Component with(Assignment assignment) {
        return new Component(id, condition, assignment, build, hold, customFields);
    }

    public Component with(Hold hold) {
        return new Component(id, condition, assignment, build, hold);
    }

    Component with(Build build) {
        return new Component(id, condition, assignment, build, hold, customFields);
    }
}
