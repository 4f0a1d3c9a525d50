package org.chamicore.cli.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.db.settings.DatabaseUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which database a command works on, and on which of its schemas; commands mix it in. */
public final class DatabaseTarget {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(names = "--schema", description = "only this one: smd, bss, cloudinit or auth")
    private @Nullable String schema;

    /** Opens it; what the command finds out is all that goes to standard output, so progress goes to the other. */
    public DatabaseAccess open() {
        return open(new Progress(System.err));
    }

    public DatabaseAccess open(Progress progress) {
        return DatabaseAccess.open(suite.data(), database.url(), progress);
    }

    public SuiteOptions suite() {
        return suite;
    }

    /** A database that was named in place of the suite's. */
    public Optional<DatabaseUrl> named() {
        return database.url();
    }

    /** Whether the services of the suite run on the database that is meant. */
    public boolean isServed() {
        return database.url().isEmpty() && suite.address().jdbcUrl().isPresent();
    }

    /** Whether one schema alone is meant. */
    public boolean isNarrowed() {
        return schema != null;
    }

    /** The services whose schemas are meant. */
    public List<Service> services() {
        List<Service> chosen = Arrays.stream(Service.values())
                .filter(each -> schema == null || each.schema().equals(schema))
                .toList();
        if (chosen.isEmpty()) {
            throw new RefusedException("There is no schema '%s': write smd, bss, cloudinit or auth".formatted(schema));
        }
        return chosen;
    }
}
