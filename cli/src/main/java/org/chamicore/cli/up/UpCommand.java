package org.chamicore.cli.up;

import java.util.Map;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.demo.Demo;
import org.chamicore.cli.suite.DatabaseOption;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.ProjectRoot;
import org.chamicore.cli.suite.Suite;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.suite.SuiteSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "starts PostgreSQL and the four services, and watches them until Ctrl-C",
        footer = {
            "",
            "Ctrl-C or SIGTERM stops everything cleanly; the exit code is then 0. When a service ends by itself, everything"
                    + " is stopped, too, and the exit code is 1.",
            "Ports: CHAMICORE_INVENTORY_PORT, CHAMICORE_BOOT_PORT, CHAMICORE_CLOUD_INIT_PORT, CHAMICORE_AUTH_PORT,"
                    + " CHAMICORE_DB_PORT."
        })
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private SuiteOptions options = new SuiteOptions();

    @Option(names = "--demo", description = "loads the sample cluster when all is up")
    private boolean demo;

    @Option(names = "--detach", description = "returns when all is up; './chamicore down' stops it")
    private boolean detach;

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    private final Progress progress = new Progress(System.out);

    @Override
    public Integer call() {
        try (Suite suite = Suite.open(settings(), progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopBySignal(suite), "stop"));
            suite.start();
            if (demo) {
                Demo sample = new Demo(suite.address(), progress);
                sample.load();
                System.out.printf("%n%s", sample.firstNode());
            }
            System.out.print(new Welcome(suite.address(), demo, detach));
            System.out.flush();
            suite.prepareFastStarts();
            if (detach) {
                suite.detach();
            } else {
                suite.awaitFailure();
            }
            return 0;
        }
    }

    /** What a signal asks for is done well when it is done: exit code 0, not the 130 or 143 of a program that was cut off. */
    private static void stopBySignal(Suite suite) {
        if (suite.stop()) {
            System.out.println("Stopped.");
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    private SuiteSettings settings() {
        return new SuiteSettings(
                ProjectRoot.find(),
                options.data(),
                Ports.read(System::getenv),
                database.url().orElse(null),
                Map.of());
    }
}
