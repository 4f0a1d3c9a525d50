package org.chamicore.inventory.change;

import java.util.concurrent.Semaphore;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.web.load.LoadProperties;
import org.chamicore.web.security.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets in those who wait for changes. Each of them holds for minutes a place of those that all requests share, so that there must be
 * fewer of them than places; one too many is told to come back. Services, which answer nodes by what they hear here, have places of
 * their own before they take those of all.
 */
@Component
class Watchers {

    private static final String SERVICE = "service";

    private final Semaphore places;
    private final Semaphore ofServices;

    /** @throws SettingRefusedException where they could take all places that there are */
    Watchers(WatcherProperties settings, LoadProperties load) {
        if ((long) settings.limit() + settings.services() >= load.requests()) {
            throw new SettingRefusedException(
                    "chamicore.watchers.limit (%d) and chamicore.watchers.services (%d) must together be below chamicore.load.requests, which is %d"
                            .formatted(settings.limit(), settings.services(), load.requests()));
        }
        this.places = new Semaphore(settings.limit());
        this.ofServices = new Semaphore(settings.services());
    }

    /** What a watcher does while it has its place. */
    interface Watch<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    <T extends @Nullable Object, E extends Exception> T admit(Watch<T, E> watch) throws E {
        Semaphore taken = take();
        try {
            return watch.run();
        } finally {
            taken.release();
        }
    }

    private Semaphore take() {
        if (isService() && ofServices.tryAcquire()) {
            return ofServices;
        }
        if (places.tryAcquire()) {
            return places;
        }
        throw ChangeProblem.tooManyWatchers();
    }

    private static boolean isService() {
        return Callers.current()
                .filter(caller -> caller.roles().contains(SERVICE))
                .isPresent();
    }
}
