package org.chamicore.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alert rules in deploy/prometheus, tried by Prometheus' own tool. */
class PrometheusRulesTest {

    private static final Path FOLDER = Repository.ROOT.resolve("deploy/prometheus");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: (\\S+)");

    @ParameterizedTest
    @CsvSource({"check, rules/chamicore.yml", "test, tests/chamicore.yml"})
    void promtoolAgrees(String command, String file) throws IOException, InterruptedException {
        assumeThat(isInstalled())
                .as("promtool is not installed (Debian: apt-get install prometheus): the alert rules are not tried")
                .isTrue();
        Process promtool = new ProcessBuilder(List.of("promtool", command, "rules", file))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    @Test
    void eachAlertIsTriedAndNamesARunbookThatIsThere() {
        String rules = Repository.read(FOLDER.resolve("rules/chamicore.yml"));
        String tests = Repository.read(FOLDER.resolve("tests/chamicore.yml"));
        List<String> alerts = Pattern.compile("alert: (\\S+)")
                .matcher(rules)
                .results()
                .map(alert -> alert.group(1))
                .toList();
        assertThat(alerts).isNotEmpty().allMatch(tests::contains);
        assertThat(RUNBOOK.matcher(rules).results().map(each -> each.group(1)))
                .hasSameSizeAs(alerts)
                .allMatch(name -> Files.exists(Repository.ROOT.resolve(name)));
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("promtool", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
