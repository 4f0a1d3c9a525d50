package org.chamicore.cli.imports.cloudinit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.ImportOptions;
import org.chamicore.cli.imports.Source;
import org.chamicore.cli.imports.SourceAddress;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cloud-init",
        description = "brings over the groups, defaults and instances of the cloud-init server",
        footer = {
            "",
            "It may be run again. A token for the former server, if it wants one, comes from CHAMICORE_SOURCE_TOKEN."
        })
public final class ImportCloudInitCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            required = true,
            description =
                    "http(s)://HOST:PORT/cloud-init of a running server, or the DuckDB file of one that is stopped")
    private String from = "";

    @Option(
            names = "--from-cacert",
            paramLabel = "FILE",
            description = "certificates to trust at the former server, PEM")
    private @Nullable Path certificates;

    @Option(
            names = "--duckdb-driver",
            paramLabel = "JAR",
            defaultValue = "${env:CHAMICORE_DUCKDB_DRIVER}",
            description =
                    "DuckDB's JDBC driver (org.duckdb:duckdb_jdbc), for a file (default: CHAMICORE_DUCKDB_DRIVER)")
    private @Nullable Path driver;

    @Override
    public Integer call() {
        return options.run("cloud-init " + from, Role.OPERATOR, isAddress() ? server() : this::file);
    }

    private boolean isAddress() {
        return from.startsWith("http://") || from.startsWith("https://");
    }

    private Source file(Destination to) {
        return new DuckDbFile(Path.of(from), driver, to);
    }

    private Function<Destination, Source> server() {
        URI address = SourceAddress.parse(from, "CHAMICORE_SOURCE_TOKEN");
        Api open = Api.open(address, TIMEOUT);
        Api trusting = certificates == null ? open : open.trusting(certificates);
        String token = System.getenv("CHAMICORE_SOURCE_TOKEN");
        Api server = token == null || token.isBlank() ? trusting : trusting.authorized("Bearer " + token);
        return to -> new CloudInitServer(server, address.getPath(), to);
    }
}
