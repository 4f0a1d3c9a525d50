package org.chamicore.cli.suite;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chamicore.cli.console.RefusedException;

/** The four services; the lower-case name is folder, jar and account of each. */
public enum Service {
    INVENTORY("smd", 27779),
    BOOT("bss", 27778),
    CLOUD_INIT("cloudinit", 27777),
    AUTH("auth", 3333);

    private final String schema;
    private final int defaultPort;

    Service(String schema, int defaultPort) {
        this.schema = schema;
        this.defaultPort = defaultPort;
    }

    /** As people write it, such as {@code cloud-init}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The schema that is its own, and the name of its database role. */
    public String schema() {
        return schema;
    }

    /** The environment variable that moves it to another port. */
    public String portVariable() {
        return "CHAMICORE_%s_PORT".formatted(name());
    }

    int defaultPort() {
        return defaultPort;
    }

    /** @throws RefusedException when there is none of that name */
    public static Service called(String title) {
        return named(title).orElseThrow(() -> new RefusedException("There is no service '%s'".formatted(title)));
    }

    static Optional<Service> named(String title) {
        return Arrays.stream(values())
                .filter(each -> each.title().equals(title))
                .findFirst();
    }
}
