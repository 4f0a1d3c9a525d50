package org.chamicore.cli.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.demo.SampleCluster;
import org.chamicore.cli.suite.DataFolder;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;

/**
 * What {@code up} prints when all is ready: where everything is, and what to try next.
 *
 * @param suite where it is
 * @param demo whether the sample cluster is in it
 * @param detached whether it goes on without this command
 */
record Welcome(SuiteAddress suite, boolean demo, boolean detached) {

    @Override
    public String toString() {
        Table table = new Table("SERVICE", "URL", "API", "LOG");
        for (Service service : Service.values()) {
            table.row(
                    service.title(),
                    suite.of(service).toString(),
                    suite.of(service) + "/docs",
                    suite.data().log(service.title()).toString());
        }
        table.row(
                "PostgreSQL",
                suite.jdbcUrl().orElse("").replaceFirst("^jdbc:", ""),
                "",
                Optional.of(suite.data().log("postgres"))
                        .filter(Files::exists)
                        .map(Path::toString)
                        .orElse(""));
        return """

                Chamicore is up.

                %s
                Next:
                  %s
                  %s
                  curl -H "Authorization: Bearer $(%s)" %s/hsm/v2/State/Components

                %s
                """.formatted(
                        table,
                        demo ? bootOfSecondNode() : command("demo"),
                        command("status"),
                        command("token"),
                        suite.of(Service.INVENTORY),
                        detached ? "Stop it with %s.".formatted(command("down")) : "Stop it with Ctrl-C.");
    }

    private String bootOfSecondNode() {
        return "curl '%s/boot/v1/bootscript?mac=%s'".formatted(suite.of(Service.BOOT), SampleCluster.SECOND_MAC);
    }

    /** As it has to be typed for this very suite. */
    private String command(String name) {
        String command = System.getProperty("chamicore.command", "./chamicore") + " " + name;
        return suite.data().equals(DataFolder.usual())
                ? command
                : "%s --data '%s'".formatted(command, suite.data().path());
    }
}
