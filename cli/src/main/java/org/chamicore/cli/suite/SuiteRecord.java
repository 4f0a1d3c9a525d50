package org.chamicore.cli.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.process.ProcessMark;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is written down of a running suite, so that other commands find it and nothing that it started is ever lost.
 *
 * @param detached whether it goes on without the command that started it
 * @param owner the command that started it
 * @param ports where it listens
 * @param jdbcUrl of the application's database, without credentials
 * @param embedded whether that database is the suite's own
 * @param processes the services by name
 */
record SuiteRecord(
        boolean detached,
        ProcessMark owner,
        Ports ports,
        String jdbcUrl,
        boolean embedded,
        Map<String, ProcessMark> processes) {

    private static final JsonMapper JSON = JsonMapper.shared();

    SuiteRecord {
        processes = Map.copyOf(processes);
    }

    /** Empty where nothing was started, or where it was stopped. */
    static Optional<SuiteRecord> read(DataFolder data) {
        try {
            return Optional.of(JSON.readValue(Files.readString(data.record()), SuiteRecord.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | JacksonException broken) {
            throw new RefusedException(
                    "%s cannot be read: end the processes that use %s by hand and delete that file"
                            .formatted(data.record(), data.path()),
                    broken);
        }
    }

    /** Written beside and moved, so that a reader never sees half of it. */
    void write(DataFolder data) {
        Path draft = data.path().resolve("suite.json.new");
        try {
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            Files.move(draft, data.record(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(data.record()), failed);
        }
    }

    static void delete(DataFolder data) {
        try {
            Files.deleteIfExists(data.record());
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(data.record()), failed);
        }
    }

    /** The services that still run, by name. */
    Map<String, ProcessHandle> live() {
        Map<String, ProcessHandle> live = new LinkedHashMap<>();
        processes.forEach((name, mark) -> mark.process().ifPresent(process -> live.put(name, process)));
        return live;
    }
}
