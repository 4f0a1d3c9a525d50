package org.chamicore.cli.suite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses at the moment, for suites that run beside others: the tests' ones. */
public final class FreePorts {

    /** Below those that systems give to outgoing connections, which could take one before it is used. */
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /** One for each thing of a suite. */
    public static Ports choose() {
        Deque<Integer> free = new ArrayDeque<>(choose(Service.values().length + 1));
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, free.pop());
        }
        return new Ports(services, free.pop());
    }

    private static List<Integer> choose(int count) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST)
                .distinct()
                .filter(PortCheck::isFree)
                .limit(count)
                .boxed()
                .toList();
    }
}
