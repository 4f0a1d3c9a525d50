package org.chamicore.db.pool;

/** Hears of each {@link Degradation}, on a thread of the pool's own, which may take its time and may use the database. */
@FunctionalInterface
public interface DegradationListener {
    void changed(Degradation degradation);
}
