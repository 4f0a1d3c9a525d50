package org.chamicore.cli.status;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.http.UnreachableException;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a whole suite is.
 *
 * @param status that of its worst part
 * @param services each of the four
 * @param database the one
 */
record SuiteStatus(Condition status, List<ServiceStatus> services, DatabaseStatus database) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Asks all of it. */
    static SuiteStatus of(SuiteAddress suite) {
        List<ServiceStatus> services = Arrays.stream(Service.values())
                .parallel()
                .map(service -> ask(suite, service))
                .toList();
        DatabaseStatus database = DatabaseStatus.of(suite);
        Condition worst = services.stream()
                .map(ServiceStatus::status)
                .reduce(database.status(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        return new SuiteStatus(worst, services, database);
    }

    String json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    String table() {
        Table table = new Table("NAME", "STATUS", "VERSION", "SCHEMA", "PROCESSES", "FEED LAG", "NOTE");
        for (ServiceStatus each : services) {
            table.row(
                    each.name(),
                    each.status().text(),
                    shown(each.version()),
                    shown(each.schemaVersion()),
                    shown(each.processes()),
                    each.feedLagSeconds() == null ? "-" : String.format(Locale.ROOT, "%.1f s", each.feedLagSeconds()),
                    shown(each.note()));
        }
        return table.row(
                        "PostgreSQL",
                        database.status().text(),
                        shown(database.version()),
                        "-",
                        "-",
                        "-",
                        shown(database.note()))
                .toString();
    }

    private static ServiceStatus ask(SuiteAddress suite, Service service) {
        String url = suite.of(service).toString();
        try {
            Answer answer = Api.open(suite.of(service), TIMEOUT).get("/health");
            return ServiceStatus.of(service.title(), url, answer.json());
        } catch (UnreachableException down) {
            return ServiceStatus.unreachable(service.title(), url);
        }
    }

    private static String shown(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
