package org.chamicore.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How long a change of the inventory takes until boot serves it, while {@code -Drate} changes a second go on for
 * {@code -Dseconds}: every tenth of a second one node gets a new MAC, and its boot script is asked for under that MAC until it
 * is there. Wants the nodes of {@link Registration} and boot parameters for {@code Default}.
 */
final class Freshness {

    private static final int PROBES_A_SECOND = 10;

    private Freshness() {}

    public static void main(String[] arguments) throws Exception {
        int rate = Target.number("rate", 500);
        int seconds = Target.number("seconds", 20);
        int nodes = Target.number("nodes", 10_000);
        List<Future<Long>> probes = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> changes = new ArrayList<>();
            for (int number = 0; number < rate * seconds; number++) {
                pause(start + number * 1_000_000_000L / rate);
                int node = number % nodes;
                int value = number;
                changes.add(calls.submit(() -> Target.send(
                        "PATCH",
                        "%s/hsm/v2/State/Components/%s/SoftwareStatus"
                                .formatted(Target.INVENTORY, new Node(node).xname()),
                        "{\"SoftwareStatus\":\"v%d\"}".formatted(value))));
                if (number % (rate / PROBES_A_SECOND) == 0) {
                    probes.add(calls.submit(() -> probe(value)));
                }
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }
        double changing = (System.nanoTime() - start) / 1e9;
        List<Long> taken = new ArrayList<>();
        for (Future<Long> probe : probes) {
            taken.add(probe.get());
        }
        Collections.sort(taken);
        System.out.printf(
                "%,.0f changes/s; served by boot after: median %.0f ms, p99 %.0f ms, worst %.0f ms (%d probes)%n",
                rate * seconds / changing,
                taken.get(taken.size() / 2) / 1e6,
                taken.get((int) (taken.size() * 0.99)) / 1e6,
                taken.getLast() / 1e6,
                taken.size());
    }

    /** Nanoseconds from the answer to the change until the node boots by its new MAC. */
    private static long probe(int number) throws InterruptedException {
        Node node = new Node(number % 1000);
        String mac = "02:30:00:%02x:%02x:%02x".formatted(number >> 16, number >> 8 & 0xff, number & 0xff);
        Target.send(
                "POST",
                Target.INVENTORY + "/hsm/v2/Inventory/EthernetInterfaces",
                "{\"MACAddress\":\"%s\",\"ComponentID\":\"%s\",\"Description\":\"probe\"}"
                        .formatted(mac, node.xname()));
        long changed = System.nanoTime();
        while (Target.get(Target.BOOT + "/boot/v1/bootscript?mac=" + mac).body().indexOf("kernel ") < 0) {
            Thread.sleep(1);
        }
        return System.nanoTime() - changed;
    }

    private static void pause(long until) throws InterruptedException {
        long left = until - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
