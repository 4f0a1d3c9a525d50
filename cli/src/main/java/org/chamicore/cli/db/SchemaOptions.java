package org.chamicore.cli.db;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.suite.DatabaseOption;
import org.chamicore.cli.suite.ExternalDatabase;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.ProjectRoot;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.Suite;
import org.chamicore.cli.suite.SuiteDatabase;
import org.chamicore.cli.suite.SuiteOptions;
import org.chamicore.cli.suite.SuiteSettings;
import org.chamicore.db.migration.SchemaMigrations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which schemas a command works on, and where they are. */
final class SchemaOptions {

    /** What a command does with one schema. */
    interface Task {
        void run(Service service, SchemaMigrations schema);
    }

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Option(names = "--schema", description = "only this one: smd, bss, cloudinit or auth")
    private @Nullable String schema;

    /** The database of a running suite; empty where none runs, or where another database was named. */
    Optional<String> runningSuite() {
        return database.url().isPresent() ? Optional.empty() : suite.address().jdbcUrl();
    }

    /** In the named database, else that of the running suite, else the embedded one, which is started for as long as it takes. */
    void forEach(Task task) {
        Optional<ExternalDatabase> named = database.url().map(ExternalDatabase::new);
        Optional<String> running = runningSuite();
        if (named.isPresent()) {
            named.get().bootstrap(Map.of());
            forEach(named.get()::migrations, task);
        } else if (running.isPresent()) {
            forEach(each -> SuiteDatabase.migrations(suite.data(), running.get(), each), task);
        } else {
            inEmbedded(task);
        }
    }

    private void inEmbedded(Task task) {
        SuiteSettings settings =
                new SuiteSettings(ProjectRoot.find(), suite.data(), Ports.read(System::getenv), null, Map.of());
        Progress progress = new Progress(System.err); // what the command finds out is all that goes to standard output
        try (Suite own = Suite.open(settings, progress)) {
            own.startDatabase();
            forEach(own.database()::migrations, task);
        }
    }

    private void forEach(Function<Service, SchemaMigrations> migrations, Task task) {
        List<Service> chosen = Arrays.stream(Service.values())
                .filter(each -> schema == null || each.schema().equals(schema))
                .toList();
        if (chosen.isEmpty()) {
            throw new RefusedException("There is no schema '%s': write smd, bss, cloudinit or auth".formatted(schema));
        }
        chosen.forEach(each -> task.run(each, migrations.apply(each)));
    }
}
