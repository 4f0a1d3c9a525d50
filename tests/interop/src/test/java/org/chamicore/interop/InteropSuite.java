package org.chamicore.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.Suite;
import org.chamicore.cli.suite.SuiteSettings;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one suite of this test run, started by the code behind {@code chamicore up} when the first test needs it. It stands
 * behind the conditions under which a test is skipped, so that nothing is started where all are.
 */
public class InteropSuite implements BeforeAllCallback {

    /** So that tests see many tries in a short time; and nodes get their documents for a token of their boot, or not at all. */
    private static final Map<String, String> SETTINGS = Map.of(
            "CHAMICORE_BOOT_RETRY_DELAY", "1s",
            "CHAMICORE_BOOT_RETRY_LONGEST", "1s",
            "CHAMICORE_BOOT_UNKNOWN_DELAY", "1s",
            "CHAMICORE_BOOT_UNKNOWN_LONGEST", "1s",
            "CHAMICORE_BOOT_UNKNOWN_TRIES", "1000",
            "CHAMICORE_NODE_TOKENS", "require",
            "CHAMICORE_BOOT_UNKNOWN_POLICY", "wait"); // what a test binds for discovery concerns no other test

    private record Running(Suite suite, String token) implements AutoCloseable {
        @Override
        public void close() {
            suite.close();
        }
    }

    private static Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(InteropSuite.class, key -> start(), Running.class);
    }

    static Suite suite() {
        return running.suite();
    }

    static String token() {
        return running.token();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Running start() {
        Suite suite = Suite.open(settings(), new Progress(System.out));
        try {
            suite.start();
            return new Running(suite, new AdminTokens(suite.address()).issue(Role.ADMIN, Duration.ofHours(1)));
        } catch (RuntimeException failed) {
            suite.close();
            throw failed;
        }
    }

    private static SuiteSettings settings() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, freePort());
        }
        SuiteSettings embedded = SuiteSettings.embedded(
                Path.of(System.getProperty("chamicore.root")).toAbsolutePath(),
                emptyFolder(),
                new Ports(services, freePort()));
        return new SuiteSettings(embedded.root(), embedded.data(), embedded.ports(), embedded.databaseUrl(), SETTINGS);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "suite");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
