package org.chamicore.inventory;

import java.util.Collection;
import java.util.function.Consumer;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.wire.Moment;

/** An inventory in which nothing ever changes, for tests without a database. */
class StillMoment implements Moment {

    private static final String VERSION = "still";

    @Override
    public void read(Collection<? extends Labelled> kinds, Consumer<String> reading) {
        reading.accept(VERSION);
    }

    @Override
    public String version(Collection<? extends Labelled> kinds) {
        return VERSION;
    }
}
