package org.chamicore.inventory.component;

import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/** Something that has a place in the machine: a cabinet, a BMC, a node, ... Null is what nobody has said yet. */
@JsonSerialize(using = ComponentJson.class)
public record Component(
        Xname id, Condition condition, Assignment assignment, Build build, Hold hold, CustomFields customFields) {

    /** How many characters a text of a client's own may have, so that an index can hold it. */
    static final int LONGEST_TEXT = 512;

    /** One without custom fields. */
    public Component(Xname id, Condition condition, Assignment assignment, Build build, Hold hold) {
        this(id, condition, assignment, build, hold, CustomFields.NONE);
    }

    /** How it is. */
    public record Condition(
            @Nullable State state,
            @Nullable Flag flag,
            boolean enabled,
            @Nullable String softwareStatus) {

        Condition with(State state, @Nullable Flag flag) {
            return new Condition(state, flag, enabled, softwareStatus);
        }
    }

    /** What it is used for. */
    public record Assignment(
            @Nullable String role,
            @Nullable String subRole,
            @Nullable Long nid) {}

    /** What it is made of. */
    public record Build(
            @Nullable String subtype,
            @Nullable NetType netType,
            @Nullable Arch arch,
            @Nullable HardwareClass hardwareClass) {

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
    public record Hold(boolean reservationDisabled, boolean locked) {

        static final Hold NONE = new Hold(false, false);
    }

    public ComponentType type() {
        return id.type();
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
        return new Component(id, condition, assignment, build, hold, customFields);
    }

    Component with(Build build) {
        return new Component(id, condition, assignment, build, hold, customFields);
    }
}
