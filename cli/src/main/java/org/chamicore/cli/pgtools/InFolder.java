package org.chamicore.cli.pgtools;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.suite.DatabaseLogin;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Programs of this machine. */
record InFolder(Path folder) implements Programs {

    @Override
    public List<String> command(String program, Map<String, String> environment) {
        return List.of(folder.resolve(program).toString());
    }

    @Override
    public Map<String, String> environment(DatabaseLogin login) {
        PGSimpleDataSource source = login.dataSource();
        URI address = URI.create(login.jdbcUrl().replaceFirst("^jdbc:", ""));
        Map<String, String> environment = new HashMap<>(Map.of(
                "PGHOST", address.getHost().replaceAll("[\\[\\]]", ""),
                "PGPORT", Integer.toString(address.getPort() < 0 ? 5432 : address.getPort()),
                "PGDATABASE", login.database()));
        put(environment, "PGSSLMODE", source.getSslMode());
        put(environment, "PGSSLROOTCERT", source.getSslRootCert());
        put(environment, "PGSSLCERT", source.getSslCert());
        return environment;
    }

    @Override
    public String bring(Path from) {
        return from.toString();
    }

    @Override
    public String draft(Path to) {
        return to.toString();
    }

    @Override
    public void fetch(String draft, Path to) {
        // it is there already
    }

    @Override
    public void forget(String name) {
        // it is the caller's
    }

    @Override
    public String place() {
        return folder.toString();
    }

    private static void put(Map<String, String> environment, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            environment.put(name, value);
        }
    }
}
