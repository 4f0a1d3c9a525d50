package org.chamicore.cli.suite;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.chamicore.cli.console.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Where everything listens.
 *
 * @param services port of each service
 * @param database port of the embedded server
 */
public record Ports(Map<Service, Integer> services, int database) {

    static final String DATABASE_VARIABLE = "CHAMICORE_DB_PORT";
    private static final int DATABASE_DEFAULT = 5433;

    public Ports {
        services = Map.copyOf(services);
    }

    /** As {@code CHAMICORE_*_PORT} say. */
    public static Ports read(Function<String, @Nullable String> environment) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, port(environment, service.portVariable(), service.defaultPort()));
        }
        Ports ports = new Ports(services, port(environment, DATABASE_VARIABLE, DATABASE_DEFAULT));
        ports.refuseDoubles();
        return ports;
    }

    public int of(Service service) {
        Integer port = services.get(service);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + service);
        }
        return port;
    }

    /** The same, with one service on another port. */
    public Ports with(Service service, int port) {
        Map<Service, Integer> moved = new EnumMap<>(services);
        moved.put(service, port);
        return new Ports(moved, database);
    }

    /** Every port by the variable that sets it. */
    Map<String, Integer> byVariable() {
        Map<String, Integer> named = new HashMap<>();
        services.forEach((service, port) -> named.put(service.portVariable(), port));
        named.put(DATABASE_VARIABLE, database);
        return named;
    }

    private void refuseDoubles() {
        Map<Integer, String> seen = new HashMap<>();
        byVariable().forEach((variable, port) -> {
            String other = seen.put(port, variable);
            if (other != null) {
                throw new RefusedException(
                        "%s and %s are both %d: give each a port of its own".formatted(other, variable, port));
            }
        });
    }

    private static int port(Function<String, @Nullable String> environment, String variable, int fallback) {
        @Nullable String text = environment.apply(variable);
        if (text == null || text.isBlank()) {
            return fallback;
        }
        if (!text.strip().matches("\\d{1,5}")) {
            throw new RefusedException("%s is '%s': write a port from 1 to 65535".formatted(variable, text));
        }
        int port = Integer.parseInt(text.strip());
        if (port < 1 || port > 65_535) {
            throw new RefusedException("%s is '%s': write a port from 1 to 65535".formatted(variable, text));
        }
        return port;
    }
}
