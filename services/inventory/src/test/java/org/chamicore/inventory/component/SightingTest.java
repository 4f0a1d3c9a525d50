package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightingTest {

    private static final Xname NODE = Xname.parse("x0c0s1b0n0");

    @Test
    void newNodeGetsTheDefaultsOfNodes() {
        assertThat(new Sighting(NODE, State.ON, null, true).asNew(NodeDefaults.byPlace(NODE)))
                .isEqualTo(new Component(
                        NODE,
                        new Condition(State.ON, Flag.OK, true, null),
                        new Assignment("Compute", null, 16416L),
                        Build.UNKNOWN,
                        Hold.NONE));
    }

    @Test
    void newBmcHasNeitherRoleNorNumber() {
        Component bmc =
                new Sighting(Xname.parse("x0c0s1b0"), State.READY, null, true).asNew(new Assignment(null, null, null));

        assertThat(bmc.assignment()).isEqualTo(new Assignment(null, null, null));
        assertThat(bmc.condition().state()).isEqualTo(State.READY);
    }

    /** What was seen, what was known, and what is known then; the flag was Warning before. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ON,  OFF,       ON,    OK
            ON,  ON,        ON,    OK
            ON,  STANDBY,   ON,    OK
            ON,  READY,     READY, WARNING
            ON,  EMPTY,     ON,    OK
            ON,  UNKNOWN,   ON,    OK
            ON,  POPULATED, ON,    OK
            ON,  -,         ON,    OK
            OFF, ON,        OFF,   OK
            OFF, READY,     OFF,   OK
            OFF, EMPTY,     OFF,   OK
            -,   READY,     READY, WARNING
            -,   OFF,       OFF,   WARNING
            -,   EMPTY,     ON,    OK
            -,   -,         ON,    OK
            """)
    void onlyWhatWasSeenCounts(@Nullable State seen, @Nullable State before, State after, Flag flag) {
        Sighting sighting = new Sighting(NODE, State.ON, seen, true);

        assertThat(sighting.mergedWith(known(before, Flag.WARNING))).isEqualTo(known(after, flag));
    }

    @Test
    void lockedFlagStays() {
        Sighting sighting = new Sighting(NODE, State.ON, State.ON, true);

        assertThat(sighting.mergedWith(known(State.OFF, Flag.LOCKED))).isEqualTo(known(State.ON, Flag.LOCKED));
    }

    private static Component known(@Nullable State state, Flag flag) {
        return new Component(
                NODE,
                new Condition(state, flag, false, "image-7"),
                new Assignment("Service", "Worker", 7L),
                new Build("a1", NetType.SLING, Arch.ARM, HardwareClass.HILL),
                new Hold(true, true));
    }
}
