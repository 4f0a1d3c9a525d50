package org.chamicore.inventory.change;

import java.util.concurrent.Semaphore;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.web.load.LoadProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets in those who wait for changes. Each of them holds for minutes a place of those that all requests share, so that there must be
 * fewer of them than places; one too many is told to come back.
 */
@Component
class Watchers {

    private final Semaphore places;

    /** @throws SettingRefusedException where they could take all places that there are */
    Watchers(WatcherProperties settings, LoadProperties load) {
        if (settings.limit() >= load.requests()) {
            throw new SettingRefusedException(
                    "chamicore.watchers.limit is %d and must be below chamicore.load.requests, which is %d"
                            .formatted(settings.limit(), load.requests()));
        }
        this.places = new Semaphore(settings.limit());
    }

    /** What a watcher does while it has its place. */
    interface Watch<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    <T extends @Nullable Object, E extends Exception> T admit(Watch<T, E> watch) throws E {
        if (!places.tryAcquire()) {
            throw ChangeProblem.tooManyWatchers();
        }
        try {
            return watch.run();
        } finally {
            places.release();
        }
    }
}
