package org.chamicore.cli.suite;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much of the machine a service may take. Small heaps that grow late and shrink again, and one collector thread, suit
 * four services beside a database on two cores; at rest a service uses some 30 MB of its heap.
 */
final class JvmOptions {

    private JvmOptions() {}

    static List<String> of(Service service) {
        return Stream.concat(
                        ofEvery().stream(), Stream.of("-XX:InitialHeapSize=64m", "-XX:MinHeapSize=24m", heap(service)))
                .toList();
    }

    /** In a container, whose memory limit says how large the heap may be. */
    static List<String> inContainer() {
        return Stream.concat(ofEvery().stream(), Stream.of("-XX:MaxRAMPercentage=50"))
                .toList();
    }

    private static List<String> ofEvery() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:-ShrinkHeapInSteps", // else five whole collections go by before it is as small as that
                // half of the threads gone is worse than a process that is gone, and is seen
                "-XX:+ExitOnOutOfMemoryError");
    }

    private static String heap(Service service) {
        return switch (service) {
            case INVENTORY -> "-Xmx256m"; // the only one that takes thousands of things in one request
            case BOOT, CLOUD_INIT -> "-Xmx384m"; // ten thousand connections, were each to hold half a request: 25 kB
            case AUTH -> "-Xmx128m";
        };
    }
}
