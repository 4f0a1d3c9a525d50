package org.chamicore.inventory;

import java.util.Collection;
import java.util.function.Consumer;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.Moment;

/** An inventory in which nothing ever changes, for tests without a database. */
class StillMoment implements Moment {

    @Override
    public void read(Collection<? extends Labelled> kinds, Consumer<String> reading) {
        reading.accept("still");
    }
}
