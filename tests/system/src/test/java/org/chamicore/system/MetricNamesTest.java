package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What dashboards, alert rules and docs/operations/metrics.md name, running services expose, with the labels that are asked for. */
@ExtendWith(SystemSuite.class)
class MetricNamesTest {

    private static final TestNode NODE = new TestNode(61);

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z]\\w*)(?:\\{(.*)\\})? \\S+$");
    private static final Pattern SELECTOR = Pattern.compile("([a-z]\\w*)\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

    /** What is left of an expression without its functions, groupings, texts, labels and spans of time. */
    private static final Pattern NO_NAME = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*\\}|\\[[^]]*\\]|\\b(?:by|without|on|ignoring) *\\([^)]*\\)|\\w+(?= *\\()|\\b(?:and|or|unless|sum|max|min|avg|count|topk)\\b|\\b\\d[\\w.]*");

    private static final Pattern NAME = Pattern.compile("[a-z]\\w*");
    private static final Pattern DOCUMENTED =
            Pattern.compile("`((?:chamicore|hikaricp|resilience4j)_\\w+)(\\{[^`]*)?`");

    /** Which is there while somebody keeps a connection, alone. */
    private static final String OF_THE_MOMENT = "chamicore_db_pool_kept_by_place";

    /** Which Prometheus makes itself. */
    private static final Set<String> NOT_OURS = Set.of("up");

    /** Of each metric, the labels of all its samples. */
    private static Map<String, List<Map<String, String>>> exposed;

    @BeforeAll
    static void scrape() {
        NODE.register();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        SystemSuite.anybody(Service.BOOT).get(NODE.scriptPath()).statusCode() == 200);
        exposed = Arrays.stream(Service.values())
                .map(service -> SystemSuite.anybody(service).text("/metrics"))
                .flatMap(text -> SAMPLE.matcher(text).results())
                .collect(Collectors.groupingBy(
                        sample -> sample.group(1),
                        Collectors.mapping(sample -> labels(sample.group(2)), Collectors.toList())));
    }

    @Test
    void noPanelStaysEmpty() throws IOException {
        try (Stream<Path> dashboards = Files.list(SystemSuite.root().resolve("deploy/grafana/dashboards"))) {
            List<String> expressions = dashboards
                    .filter(file -> file.toString().endsWith(".json"))
                    .flatMap(file -> JsonMapper.shared().readTree(read(file)).findValues("expr").stream())
                    .map(JsonNode::asString)
                    .toList();
            assertThat(expressions).hasSizeGreaterThan(20).allSatisfy(MetricNamesTest::assertExposed);
        }
    }

    @Test
    void noAlertIsMute() {
        List<String> expressions = Pattern.compile("(?m)^ +expr: (?:\\|\\n((?: {10,}.*\\n)+)|(.*)\\n)")
                .matcher(read(SystemSuite.root().resolve("deploy/prometheus/rules/chamicore.yml")))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
        assertThat(expressions).hasSizeGreaterThan(10).allSatisfy(MetricNamesTest::assertExposed);
    }

    @Test
    void whatIsDocumentedIsThere() {
        List<MatchResult> documented = DOCUMENTED
                .matcher(read(SystemSuite.root().resolve("docs/operations/metrics.md")))
                .results()
                .filter(metric -> !metric.group(1).equals(OF_THE_MOMENT))
                .toList();
        assertThat(documented).hasSizeGreaterThan(30).allSatisfy(metric -> assertThat(exposed.keySet())
                .as(metric.group())
                .anyMatch(name -> metric.group(1).endsWith("_")
                        ? name.startsWith(metric.group(1))
                        : name.equals(metric.group(1))));
    }

    private static void assertExposed(String expression) {
        Set<String> names = NAME.matcher(NO_NAME.matcher(expression).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(NOT_OURS);
        assertThat(exposed.keySet()).as(expression).containsAll(names);
        assertThat(SELECTOR.matcher(expression).results().filter(each -> !NOT_OURS.contains(each.group(1))))
                .as(expression)
                .allSatisfy(selector -> assertThat(exposed.get(selector.group(1)))
                        .anySatisfy(sample -> assertMatches(selector.group(2), sample)));
    }

    /** Values are compared where one is named; for a pattern it is enough that the label is there. */
    private static void assertMatches(String matchers, Map<String, String> sample) {
        assertThat(LABEL.matcher(matchers).results()).allSatisfy(label -> {
            if (label.group(2).equals("=")) {
                assertThat(sample).containsEntry(label.group(1), label.group(3));
            } else {
                assertThat(sample).containsKey(label.group(1));
            }
        });
    }

    private static Map<String, String> labels(String text) {
        return text == null
                ? Map.of()
                : LABEL.matcher(text).results().collect(Collectors.toMap(each -> each.group(1), each -> each.group(3)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
