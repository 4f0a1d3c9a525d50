package org.chamicore.cli.suite;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.http.UnreachableException;
import org.chamicore.cli.process.Ending;

/** One running copy of a service. */
public final class ServiceProcess {

    private static final Duration PROBE = Duration.ofSeconds(2);

    private final String name;
    private final int port;
    private final Process process;
    private final LogTail log;

    ServiceProcess(String name, int port, Process process, LogTail log) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** The service's name; with the port behind it for a second copy. */
    public String name() {
        return name;
    }

    /** The base address of its API. */
    public URI url() {
        return SuiteAddress.address(port);
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it says that it can serve. */
    public boolean isReady() {
        try {
            return Api.open(url(), PROBE).get("/health/readiness").isSuccess();
        } catch (UnreachableException notYet) {
            return false;
        }
    }

    public Path log() {
        return log.file();
    }

    /** Ends it as an administrator would; {@code kill -9} only when it does not go. */
    public void stop() {
        Ending.of(List.of(process()), Stopping.GRACE);
        process.onExit().join();
    }

    /** Ends it as a crash would. */
    public void kill() {
        Ending.kill(List.of(process()));
        process.onExit().join();
    }

    /** What there is to say about its end. */
    SuiteFailedException died() {
        return SuiteFailedException.ended(name, "with exit code %d".formatted(process.exitValue()), log);
    }

    /** What there is to say when it does not become ready. */
    SuiteFailedException late(Duration waited) {
        return new SuiteFailedException("%s did not become ready within %d s. The end of %s:%n%s"
                .formatted(name, waited.toSeconds(), log.file(), log.lastLines()));
    }
}
