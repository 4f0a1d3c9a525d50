package org.chamicore.inventory.component;

import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.component.Component.Build;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.component.Component.Hold;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * A component that somebody met in the machine.
 *
 * @param usual the state that a component has when nobody has said anything of it
 * @param seen the state in which it was met; null when that is not known
 */
public record Sighting(Xname id, State usual, @Nullable State seen, boolean enabled) {

    /** The component where nobody knew of it; {@code assignment} is what such a one is used for. */
    Component asNew(Assignment assignment) {
        return new Component(
                id,
                new Condition(seen == null ? usual : seen, Flag.OK, enabled, null),
                assignment,
                Build.UNKNOWN,
                Hold.NONE);
    }

    /**
     * What is known of the component now. A sighting says whether it has power and nothing beyond, so a node that is ready
     * is not set back to on.
     */
    Component mergedWith(Component known) {
        Condition now = known.condition();
        State before = now.state();
        if (before == null || before == State.EMPTY) {
            return known.with(now.with(seen == null ? usual : seen, Flag.after(now.flag(), Flag.OK)));
        }
        return seen != null && (!before.isReachable() || seen.mayFollow(before))
                ? known.with(now.with(seen, Flag.after(now.flag(), Flag.OK)))
                : known;
    }
}
