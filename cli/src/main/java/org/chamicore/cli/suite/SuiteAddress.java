package org.chamicore.cli.suite;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where to reach a suite that may or may not be running.
 *
 * @param data its folder
 * @param ports where it listens: as it was started, or as the environment says where none was
 * @param jdbcUrl of its database, without credentials; empty when none is running
 */
public record SuiteAddress(DataFolder data, Ports ports, Optional<String> jdbcUrl) {

    /** Finds the suite that uses a data folder. */
    public static SuiteAddress find(DataFolder data, Function<String, @Nullable String> environment) {
        Optional<SuiteRecord> running =
                SuiteRecord.read(data).filter(record -> !record.live().isEmpty());
        return new SuiteAddress(
                data,
                running.map(SuiteRecord::ports).orElseGet(() -> Ports.read(environment)),
                running.map(SuiteRecord::jdbcUrl));
    }

    /** The base address of a service's API. */
    public URI of(Service service) {
        return address(ports.of(service));
    }

    /** The address of its database, without credentials; where none is running, that of the embedded one. */
    public String database() {
        return jdbcUrl.orElseGet(() -> SuiteDatabase.embeddedUrl(ports.database()));
    }

    static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }
}
