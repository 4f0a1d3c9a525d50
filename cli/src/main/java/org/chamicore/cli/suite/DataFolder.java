package org.chamicore.cli.suite;

import java.nio.file.Path;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.secrets.Secrets;

/**
 * The folder that a suite keeps between starts.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The one that is meant where none is named: {@code .chamicore} in the current folder. */
    public static DataFolder usual() {
        return new DataFolder(Path.of(".chamicore"));
    }

    /** @throws RefusedException when no suite was ever started on it */
    public void refuseWithoutSuite() {
        if (!secrets().has(Accounts.FILE)) {
            throw new RefusedException(
                    "%s holds no suite: start one with './chamicore up', or name its folder with --data"
                            .formatted(path));
        }
    }

    /** Passwords and keys. */
    public Secrets secrets() {
        return new Secrets(path.resolve("secrets"));
    }

    /** The log of a service, of a replica ({@code boot-28000}) or of {@code postgres}. */
    public Path log(String name) {
        return logs().path().resolve(name + ".log");
    }

    /** Where it is written down what is being done to nodes, so that it can be gone on with. */
    public Path nodes() {
        return path.resolve("nodes");
    }

    LogFolder logs() {
        return new LogFolder(path.resolve("logs"));
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path lock() {
        return path.resolve("lock");
    }

    Path record() {
        return path.resolve("suite.json");
    }
}
