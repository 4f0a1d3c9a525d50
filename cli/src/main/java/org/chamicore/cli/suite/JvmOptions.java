package org.chamicore.cli.suite;

import java.util.List;

/**
 * How much of the machine a service may take. Small heaps that grow late and shrink again, and one collector thread, suit
 * four services beside a database on two cores; at rest a service uses some 30 MB of its heap.
 */
final class JvmOptions {

    private JvmOptions() {}

    static List<String> of(Service service) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=35",
                "-XX:+ExitOnOutOfMemoryError", // half of the threads gone is worse than a process that is gone, and is
                // seen
                "-Xms64m",
                heap(service));
    }

    private static String heap(Service service) {
        return switch (service) {
            case INVENTORY -> "-Xmx256m"; // the only one that takes thousands of things in one request
            case BOOT, CLOUD_INIT -> "-Xmx384m"; // thousands of nodes hold a connection each, some 30 kB
            case AUTH -> "-Xmx128m";
        };
    }
}
