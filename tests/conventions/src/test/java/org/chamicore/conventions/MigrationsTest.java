package org.chamicore.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    private static final Pattern NAME = Pattern.compile("([VU])(\\d{3})__[a-z0-9_]+\\.sql");
    private static final Pattern CONSTRAINT = Pattern.compile("\\bconstraint\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNNAMED =
            Pattern.compile("(?m)^\\s*,?\\s*(primary key|unique|check|foreign key)\\s*\\(", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {"smd", "bss", "cloudinit", "auth"})
    void eachVersionHasItsWayBackAndNoneIsLeftOut(String schema) {
        List<String> names =
                files(schema).map(file -> file.getFileName().toString()).toList();
        assertThat(names).allMatch(name -> NAME.matcher(name).matches());
        List<String> up = names.stream().filter(name -> name.startsWith("V")).toList();
        assertThat(up.stream().map(name -> name.substring(1, 4)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, up.size())
                        .mapToObj("%03d"::formatted)
                        .toList());
        assertThat(names.stream().filter(name -> name.startsWith("U")).map(name -> name.substring(1)))
                .containsExactlyElementsOf(
                        up.stream().map(name -> name.substring(1)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smd", "bss", "cloudinit", "auth"})
    void everyConstraintHasANameThatSaysWhatItIs(String schema) {
        for (Path file : files(schema).toList()) {
            String sql = Repository.read(file);
            assertThat(UNNAMED.matcher(sql).find())
                    .as("a constraint without a name in %s", Repository.name(file))
                    .isFalse();
            Matcher constraint = CONSTRAINT.matcher(sql);
            while (constraint.find()) {
                assertThat(constraint.group(1)).as(Repository.name(file)).matches(".*_(pk|fk|uq|check)|if");
            }
        }
    }

    /** What shared-db keeps is the same thing in each schema, so its files are, too, whatever their numbers. */
    @ParameterizedTest
    @CsvSource({
        "create_change_log, 4",
        "create_replica, 2",
        "create_service_sessions, 4",
        "create_event_failures, 4",
        "create_metrics, 4",
        "create_retention, 4",
        "create_table_sizes, 4",
        "refresh_statistics, 4"
    })
    void whatSchemasShareIsTheSameEverywhere(String name, int schemas) {
        for (String kind : List.of("V", "U")) {
            List<String> contents = Stream.of("smd", "bss", "cloudinit", "auth")
                    .flatMap(MigrationsTest::files)
                    .filter(file -> file.getFileName().toString().matches("%s\\d{3}__%s\\.sql".formatted(kind, name)))
                    .map(Repository::read)
                    .toList();
            assertThat(contents).hasSize(schemas);
            assertThat(contents.stream().distinct()).as("%s of %s", kind, name).hasSize(1);
        }
    }

    private static Stream<Path> files(String schema) {
        Path folder = Repository.ROOT.resolve("migrations").resolve(schema);
        return Repository.files(".sql").stream().filter(file -> file.getParent().equals(folder));
    }
}
