package org.chamicore.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.web.security.RouteTable;
import org.chamicore.web.security.RouteTable.Row;

/** The page of the docs that shows a service's route table. */
final class RouteDocument {

    private static final String UPDATE = "chamicore.update-docs";

    private final Path page;
    private final String text;

    private RouteDocument(Path page, String text) {
        this.page = page;
        this.text = text;
    }

    static RouteDocument of(String service, RouteTable table) {
        String rows = table.rows().stream().map(RouteDocument::line).collect(Collectors.joining("\n"));
        return new RouteDocument(
                docs().resolve("api/routes/%s.md".formatted(service)), """
                # Routes of %s

                Who may call what, printed from the service's route table by a test. The roles are those that ship, with the scopes that
                they ship with; a site may change them (`/auth/v1/policy`). Tokens name this service as `%s` in `aud`.

                | Method | Path | Scope | Roles | Why it is open |
                | --- | --- | --- | --- | --- |
                %s
                """.formatted(service, table.audience(), rows));
    }

    /** Compares the page with the table; with {@code -Dchamicore.update-docs} writes it first. */
    void check() {
        try {
            if (System.getProperty(UPDATE) != null) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, text);
            }
            assertThat(Files.exists(page) ? Files.readString(page) : "")
                    .as("%s is stale: run this test with -D%s", page, UPDATE)
                    .isEqualTo(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String line(Row row) {
        return "| %s | `%s` | %s | %s | %s |"
                .formatted(
                        row.method(),
                        row.pattern(),
                        row.scope().map("`%s`"::formatted).orElse("none"),
                        row.scope().map(RouteDocument::roles).orElse("anybody"),
                        row.reason());
    }

    private static String roles(String scope) {
        return ShippedRoles.scopes().entrySet().stream()
                .filter(role -> role.getValue().contains(scope))
                .map(Map.Entry<String, Set<String>>::getKey)
                .collect(Collectors.joining(", "));
    }

    /** Wherever in the repository the test runs. */
    private static Path docs() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .map(folder -> folder.resolve("docs"))
                .filter(docs -> Files.isDirectory(docs.resolve("adr")))
                .findFirst()
                .orElseThrow();
    }
}
