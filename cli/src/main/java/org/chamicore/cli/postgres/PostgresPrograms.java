package org.chamicore.cli.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chamicore.cli.console.RefusedException;

/** Runs PostgreSQL's programs under the account that the server has. */
record PostgresPrograms(PostgresBinaries binaries, ServerAccount account) {

    /** Runs one to its end; a failure is refused with what it said. */
    void run(String program, List<String> arguments) throws IOException {
        String said = attempt(program, arguments);
        if (!said.isEmpty()) {
            throw new RefusedException("%s failed: %s".formatted(program, said));
        }
    }

    /** Runs one to its end; empty when it went well, else what it said. */
    String attempt(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(account.command(command))
                .directory(binaries.home().toFile())
                .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG")); // a caller's PGDATA or PGPORT is not meant for this server
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return process.waitFor() == 0 ? "" : said.isEmpty() ? "no reason given" : said;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return "interrupted";
        }
    }

    void own(Path file) throws IOException {
        account.own(file);
    }
}
