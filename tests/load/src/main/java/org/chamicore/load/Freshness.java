package org.chamicore.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * How long a change of the inventory takes until boot and cloud-init serve it, while {@code -Drate} changes a second go on for
 * {@code -Dseconds}, {@value #CONNECTIONS} at once at most: every tenth of a second one node gets a network card with an address; its boot script is asked for under that MAC, and its
 * meta-data from that address, until they are there. Wants the nodes of {@link Registration}, boot parameters for {@code Default}, and
 * a cloud-init that believes this machine who asks.
 */
final class Freshness {

    private static final int PROBES_A_SECOND = 10;

    /** So many changes are on their way at once, at most. */
    private static final int CONNECTIONS = 64;

    private static final Semaphore inWork = new Semaphore(CONNECTIONS);

    private Freshness() {}

    public static void main(String[] arguments) throws Exception {
        int rate = Target.number("rate", 500);
        int seconds = Target.number("seconds", 20);
        int nodes = Target.number("nodes", 10_000);
        List<Future<Served>> probes = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> changes = new ArrayList<>();
            for (int number = 0; number < rate * seconds; number++) {
                pause(start + number * 1_000_000_000L / rate);
                Node node = new Node(number % nodes);
                int value = number;
                inWork.acquire();
                changes.add(calls.submit(() -> change(node, value)));
                if (number % (rate / PROBES_A_SECOND) == 0) {
                    probes.add(calls.submit(() -> probe(value)));
                }
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }
        double changing = (System.nanoTime() - start) / 1e9;
        List<Served> served = new ArrayList<>();
        for (Future<Served> probe : probes) {
            served.add(probe.get());
        }
        System.out.printf("%,.0f changes/s%n", rate * seconds / changing);
        print("boot", served.stream().map(Served::byBoot));
        print("cloud-init", served.stream().map(Served::byCloudInit));
    }

    private static void change(Node node, int value) {
        try {
            Target.send(
                    "PATCH",
                    "%s/hsm/v2/State/Components/%s/SoftwareStatus".formatted(Target.INVENTORY, node.xname()),
                    "{\"SoftwareStatus\":\"v%d\"}".formatted(value));
        } finally {
            inWork.release();
        }
    }

    private static void print(String service, Stream<Long> nanos) {
        List<Long> taken = nanos.sorted().toList();
        System.out.printf(
                "served by %s after: median %.0f ms, p99 %.0f ms, worst %.0f ms (%d probes)%n",
                service,
                taken.get(taken.size() / 2) / 1e6,
                taken.get((int) (taken.size() * 0.99)) / 1e6,
                taken.getLast() / 1e6,
                taken.size());
    }

    /** Nanoseconds from the answer to the change until each of the two served it. */
    private record Served(long byBoot, long byCloudInit) {}

    private static Served probe(int number) throws InterruptedException, ExecutionException {
        Node node = new Node(number % 1000);
        String mac = "02:30:00:%02x:%02x:%02x".formatted(number >> 16, number >> 8 & 0xff, number & 0xff);
        String address = "10.200.%d.%d".formatted(number >> 8 & 0xff, number & 0xff);
        String interfaces = Target.INVENTORY + "/hsm/v2/Inventory/EthernetInterfaces";
        Target.exchange(Target.request(interfaces + "/" + mac.replace(":", "")).DELETE()); // left by an earlier run
        Target.send(
                "POST",
                interfaces,
                "{\"MACAddress\":\"%s\",\"ComponentID\":\"%s\",\"Description\":\"probe\",\"IPAddresses\":[{\"IPAddress\":\"%s\"}]}"
                        .formatted(mac, node.xname(), address));
        long changed = System.nanoTime();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> boot =
                    both.submit(() -> until(changed, () -> Target.get(Target.BOOT + "/boot/v1/bootscript?mac=" + mac)
                            .body()
                            .contains("kernel ")));
            Future<Long> cloudInit = both.submit(() -> until(
                    changed,
                    () -> Target.exchange(Target.request(Target.CLOUD_INIT + "/cloud-init/meta-data")
                                            .header("X-Forwarded-For", address))
                                    .statusCode()
                            == 200));
            return new Served(boot.get(), cloudInit.get());
        }
    }

    private static long until(long changed, BooleanSupplier isServed) throws InterruptedException {
        while (!isServed.getAsBoolean()) {
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
