package org.chamicore.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Others' garbage must not be collected meanwhile, so nothing else runs beside it. */
@Isolated
class IdleCollectionTest {

    @Test
    void whatAStormLeftIsCollectedOnceAllIsQuiet() {
        double[] load = {0.9};
        IdleCollection idle = new IdleCollection(Duration.ofDays(1), () -> load[0]);
        WeakReference<byte[]> left = left();

        idle.look();
        assertThat(left.get()).as("in the middle of it").isNotNull();

        load[0] = 0.01;
        idle.look();
        assertThat(left.get()).as("when it is over").isNull();
    }

    @Test
    void nothingIsCollectedWhereLittleHasGathered() {
        IdleCollection idle = new IdleCollection(Duration.ofDays(1), () -> 0);
        idle.look();
        long before = collections();

        idle.look();
        assertThat(collections()).isEqualTo(before);
    }

    /** Large enough for each collector to keep it with what is old. */
    private static WeakReference<byte[]> left() {
        return new WeakReference<>(new byte[(int) (2 * IdleCollection.WORTHWHILE)]);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
