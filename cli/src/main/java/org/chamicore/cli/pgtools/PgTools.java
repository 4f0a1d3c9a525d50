package org.chamicore.cli.pgtools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chamicore.cli.suite.DatabaseLogin;

/** pg_dump and pg_restore of one release. */
public final class PgTools {

    private final Programs programs;
    private final PgVersion version;

    PgTools(Programs programs) {
        this.programs = programs;
        this.version =
                PgVersion.parse(Run.quietly(concat(programs.command("pg_dump", Map.of()), List.of("--version"))));
    }

    public PgVersion version() {
        return version;
    }

    /** Where they are, as people know it. */
    public String place() {
        return programs.place();
    }

    /**
     * Dumps a database in directory format.
     *
     * @param folder is made
     * @param lines hears what pg_dump says
     */
    public void dump(DatabaseLogin login, List<String> options, Path folder, Consumer<String> lines) {
        String draft = programs.draft(folder);
        try {
            run(login, "pg_dump", concat(options, List.of("--format=directory", "--file=" + draft)), lines);
            programs.fetch(draft, folder);
        } finally {
            programs.forget(draft);
        }
    }

    /**
     * Restores such a dump; ends at the first error.
     *
     * @param lines hears what pg_restore says
     */
    public void restore(DatabaseLogin login, List<String> options, Path folder, Consumer<String> lines) {
        String archive = programs.bring(folder);
        try {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("--exit-on-error", "--dbname=" + login.database(), archive));
            run(login, "pg_restore", all, lines);
        } finally {
            programs.forget(archive);
        }
    }

    private void run(DatabaseLogin login, String program, List<String> options, Consumer<String> lines) {
        Map<String, String> environment = new HashMap<>(programs.environment(login));
        environment.put("PGAPPNAME", "chamicore " + program);
        if (login.username() != null) {
            environment.put("PGUSER", login.username());
        }
        if (login.role() != null) {
            environment.put("PGOPTIONS", "-c role=" + login.role());
        }
        if (login.password() == null || programs instanceof InContainer) {
            Run.watched(concat(programs.command(program, environment), options), environment, lines);
            return;
        }
        try (PassFile password = PassFile.of(login.password())) {
            environment.put("PGPASSFILE", password.file().toString());
            Run.watched(concat(programs.command(program, environment), options), environment, lines);
        }
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
