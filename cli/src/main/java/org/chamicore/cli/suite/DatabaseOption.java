package org.chamicore.cli.suite;

import java.util.Optional;
import org.chamicore.db.settings.DatabaseUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a database server which exists; commands mix it in. */
public final class DatabaseOption {

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "uses this database instead of the embedded one; with an administrator's credentials in it,"
                    + " or in PGUSER and PGPASSWORD")
    private @Nullable String url;

    public Optional<DatabaseUrl> url() {
        return Optional.ofNullable(url).map(DatabaseUrl::parse);
    }
}
