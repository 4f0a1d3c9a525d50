package org.chamicore.conventions.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** {@code docs/operations/settings.md} is what the code says; with {@code -Dchamicore.update-docs} it is written first. */
class SettingsPageTest {

    private static final Path ROOT = Path.of(System.getProperty("chamicore.root"));
    private static final Path PAGE = ROOT.resolve("docs/operations/settings.md");
    private static final List<String> SERVICES = List.of("inventory", "boot", "cloud-init", "auth");
    private static final String HEADING = "| Variable | Default | Meaning |\n| --- | --- | --- |\n";

    private final Variables variables = new Variables(Path.of("src/test/resources/settings.properties"));
    private final List<Setting> ofEvery = Stream.of("shared-web", "shared-db")
            .flatMap(each -> PropertyRecords.below(ROOT.resolve(each).resolve("src/main/java")).stream())
            .toList();

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        if (System.getProperty("chamicore.update-docs") != null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).hasContent(page());
    }

    @Test
    void everySettingIsExplained() {
        assertThat(Stream.concat(ofEvery.stream(), SERVICES.stream().flatMap(each -> own(each).stream())))
                .filteredOn(each -> each.meaning().isBlank())
                .isEmpty();
    }

    @Test
    void everyVariableReachesItsProperty() {
        Stream.concat(ofEvery.stream(), SERVICES.stream().flatMap(each -> records(each).stream()))
                .forEach(each -> assertThat(bound(each)).as(each.variable()).isEqualTo("a value"));
    }

    private static String bound(Setting setting) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(setting.variable(), "a value")));
        return Binder.get(environment).bind(setting.property(), String.class).orElse("");
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Everything comes from the environment, in containers, in CI and on a laptop alike. Printed from the code by a test (`SettingsPageTest`), which fails while this page is
                stale and writes it with `-Dchamicore.update-docs`. Durations are written `500ms`, `30s`, `10m`, `1h`, `30d`, sizes `64KB`, `32MB`; lists are separated by commas. A variable whose
                name ends in `_FILE` names a file with the value in it, which is how secrets are given. A misspelt property and a value out of its bounds stop the start, with a line that names it.

                ## The database, for every service

                """)
                .append(table(variables.database(
                        ROOT.resolve("shared-db/src/main/java/org/chamicore/db/settings/EnvironmentSettings.java"))))
                .append("\n## Every service\n\n")
                .append(table(ofEvery));
        for (String service : SERVICES) {
            page.append("\n## %s\n\n".formatted(service)).append(table(own(service)));
        }
        return page.append("\n## The command line and its launcher\n\n")
                .append(table(variables.command(ROOT.resolve("cli/src/main/java"), ROOT.resolve("chamicore"))))
                .append("\n## docker-compose.yml\n\nThese stand in `.env`; see [install](install.md).\n\n")
                .append(table(variables.compose(ROOT.resolve("docker-compose.yml"))))
                .toString();
    }

    /** What a service has beside the others, and what its own file names otherwise. */
    private List<Setting> own(String service) {
        ServiceYaml yaml =
                new ServiceYaml(ROOT.resolve("services/%s/src/main/resources/application.yaml".formatted(service)));
        Setting port = Setting.ofProperty("server.port", "", "the port that it listens on");
        return Stream.of(Stream.of(port), ofEvery.stream().filter(yaml::names), records(service).stream())
                .flatMap(each -> each)
                .map(yaml::apply)
                .toList();
    }

    private static List<Setting> records(String service) {
        return PropertyRecords.below(ROOT.resolve("services/%s/src/main/java".formatted(service)));
    }

    private static String table(List<Setting> settings) {
        StringBuilder table = new StringBuilder(HEADING);
        settings.forEach(each -> table.append(each.row()));
        return table.toString();
    }
}
