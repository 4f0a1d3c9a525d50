package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateChangeTest {

    private static final Component NEW =
            new Sighting(Xname.parse("x1c0s0b0n0"), State.ON, null, true).asNew(new Assignment("Compute", null, 1L));

    /** Where a component may go from a state without force. */
    @ParameterizedTest
    @CsvSource(emptyValue = "", textBlock = """
            UNKNOWN,   ''
            EMPTY,     ''
            POPULATED, ''
            OFF,       OFF ON READY
            ON,        OFF ON READY
            STANDBY,   OFF ON STANDBY READY
            HALT,      OFF ON HALT READY
            READY,     OFF STANDBY HALT READY
            """)
    void wayIsOpenAsTheTableSays(State from, String ways) {
        List<String> open = List.of(ways.split(" ", -1));
        for (State to : State.values()) {
            Component before = in(from, Flag.ALERT);

            assertThat(new StateChange(to, Flag.OK, false).applyTo(before))
                    .as("from %s to %s", from, to)
                    .isEqualTo(open.contains(to.name()) ? in(to, Flag.OK) : before);
            assertThat(new StateChange(to, Flag.OK, true).applyTo(before)).isEqualTo(in(to, Flag.OK));
        }
    }

    @Test
    void lockedFlagStays() {
        assertThat(new StateChange(State.OFF, Flag.WARNING, false).applyTo(in(State.ON, Flag.LOCKED)))
                .isEqualTo(in(State.OFF, Flag.LOCKED));
    }

    @Test
    void lateHeartbeatTouchesOnlyWhatIsReady() {
        StateChange late = new StateChange(State.READY, Flag.WARNING, true);

        assertThat(late.applyTo(in(State.READY, Flag.OK))).isEqualTo(in(State.READY, Flag.WARNING));
        assertThat(late.applyTo(in(State.OFF, Flag.OK))).isEqualTo(in(State.OFF, Flag.OK));
    }

    @Test
    void componentWithoutStateNeedsForce() {
        Component blank = in(null, Flag.OK);

        assertThat(new StateChange(State.ON, Flag.OK, false).applyTo(blank)).isEqualTo(blank);
        assertThat(new StateChange(State.ON, Flag.OK, true).applyTo(blank)).isEqualTo(in(State.ON, Flag.OK));
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN", "EMPTY", "POPULATED"})
    void stateThatNothingLeadsToIsAllowedWithForceOnly(State state) {
        assertThat(new StateChange(state, Flag.OK, false).isAllowed()).isFalse();
        assertThat(new StateChange(state, Flag.OK, true).isAllowed()).isTrue();
    }

    private static Component in(@Nullable State state, Flag flag) {
        return NEW.with(new Condition(state, flag, true, "image-7"));
    }
}
