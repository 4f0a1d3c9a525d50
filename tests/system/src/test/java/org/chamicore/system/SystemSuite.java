package org.chamicore.system;

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

/** The one suite of this test run: started when the first test needs it, by the code behind {@code chamicore up}. */
public class SystemSuite implements BeforeAllCallback {

    private record Running(Suite suite, String adminToken, String shortToken) implements AutoCloseable {
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
                .computeIfAbsent(SystemSuite.class, key -> start(), Running.class);
    }

    static Suite suite() {
        return running.suite();
    }

    static String adminToken() {
        return running.adminToken();
    }

    /** One that ends a minute after the suite was started. */
    static String shortToken() {
        return running.shortToken();
    }

    static Caller administrator(Service service) {
        return new Caller(suite().address().of(service)).with(adminToken());
    }

    static Caller anybody(Service service) {
        return new Caller(suite().address().of(service));
    }

    static Path root() {
        return Path.of(System.getProperty("chamicore.root")).toAbsolutePath();
    }

    /** Ports that are free now. */
    static Ports freePorts() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, freePort());
        }
        return new Ports(services, freePort());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Running start() {
        try {
            Path data = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "suite");
            Suite suite = Suite.open(SuiteSettings.embedded(root(), data, freePorts()), new Progress(System.out));
            try {
                suite.start();
                AdminTokens tokens = new AdminTokens(suite.address());
                return new Running(
                        suite,
                        tokens.issue(Role.ADMIN, Duration.ofHours(1)),
                        tokens.issue(Role.ADMIN, Duration.ofMinutes(1)));
            } catch (RuntimeException failed) {
                suite.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
