package org.chamicore.web.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Gives memory back when a storm is over. The serial collector, which costs the least memory else, keeps what a storm left behind until
 * the heap is full, and that may take days. So once this process has next to nothing to do, and much has gathered since all of the heap
 * was collected, it is collected: some 2 ms for each MB that lives, in which nobody is waiting.
 */
final class IdleCollection implements SmartLifecycle {

    /** What is worth a collection; as many bytes may be garbage at any time. */
    static final long WORTHWHILE = 16 << 20;

    /** The part of the machine's processors below which a process is idle. */
    private static final double IDLE = 0.04;

    private final Duration interval;
    private final DoubleSupplier load;
    private final Optional<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.isCollectionUsageThresholdSupported())
            .findFirst();
    private volatile @Nullable Thread thread;

    /** @param interval how often to look, and how long it must have been idle */
    IdleCollection(Duration interval) {
        this(interval, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuLoad);
    }

    /** @param load the part of the machine's processors that this process took since it was asked last */
    IdleCollection(Duration interval, DoubleSupplier load) {
        this.interval = interval;
        this.load = load;
    }

    /** Collects all of the heap, if now is the time. */
    void look() {
        double busy = load.getAsDouble();
        if (busy < IDLE && old.map(IdleCollection::gathered).orElse(0L) > WORTHWHILE) {
            ManagementFactory.getMemoryMXBean().gc();
        }
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("idle-collection").start(this::work);
    }

    @Override
    public void stop() {
        Thread working = thread;
        thread = null;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        try {
            while (isRunning()) {
                Thread.sleep(interval);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came since the last time that all was collected; before the first time, all that is there. */
    private static long gathered(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed() - pool.getCollectionUsage().getUsed();
    }
}
