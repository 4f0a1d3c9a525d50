package org.chamicore.inventory.component;

import org.jspecify.annotations.Nullable;

/**
 * A wish to bring components into a state.
 *
 * @param forced whether it also takes components from which the way to that state is not foreseen
 */
record StateChange(State state, Flag flag, boolean forced) {

    /** Whether any component could follow it. */
    boolean isAllowed() {
        return forced || state.isReachable();
    }

    /** The component after the change; as it is now where the change is not for it. */
    Component applyTo(Component component) {
        var now = component.condition();
        return concerns(now.state()) ? component.with(now.with(state, Flag.after(now.flag(), flag))) : component;
    }

    private boolean concerns(@Nullable State before) {
        if (state == State.READY && flag == Flag.WARNING) {
            return before == State.READY; // a heartbeat that came late says nothing of nodes that are down
        }
        return forced || state.mayFollow(before);
    }
}
