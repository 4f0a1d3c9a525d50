package org.chamicore.cli.upkeep;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "history", description = "sums up how events and connections fared, and how the tables grew")
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private Services services = new Services();

    @Option(names = "--hours", defaultValue = "24", description = "how far back (default: ${DEFAULT-VALUE})")
    private int hours;

    @Override
    public Integer call() {
        Table events =
                new Table("SERVICE", "CONSUMER", "EVENT", "TAKEN IN", "FAILED", "MEAN MS", "LONGEST MS", "LAST ERROR");
        Table pools = new Table(
                "SERVICE", "INSTANCE", "POOL", "MOST ACTIVE", "MOST WAITING", "USE %", "QUERIES", "FAILED", "MEAN MS");
        Table incidents = new Table("SERVICE", "INCIDENT", "TIMES", "LAST");
        Table growth = new Table("SERVICE", "TABLE", "SIZE", "GREW BY", "ROWS", "MORE ROWS", "FROM", "TO");
        services.forEach((service, api) -> {
            JsonNode told = api.get("/upkeep/history?hours=" + hours).orRefuse().json();
            told.path("events").forEach(each -> event(events, service.title(), each));
            told.path("connections").forEach(each -> pool(pools, service.title(), each));
            told.path("incidents")
                    .forEach(each -> incidents.row(
                            service.title(),
                            each.path("event").asString(),
                            each.path("number").asString(),
                            each.path("last").asString()));
            told.path("growth").forEach(each -> growth(growth, service.title(), each));
        });
        System.out.printf("%s%n%s%n%s%n%s", events, pools, incidents, growth);
        return 0;
    }

    static void event(Table table, String service, JsonNode told) {
        table.row(
                service,
                told.path("consumer").asString(),
                told.path("event").asString(),
                told.path("succeeded").asString(),
                told.path("failed").asString(),
                decimal(told.path("meanMillis")),
                decimal(told.path("longestMillis")),
                told.path("lastError").asString("-"));
    }

    static void pool(Table table, String service, JsonNode told) {
        table.row(
                service,
                told.path("instance").asString(),
                told.path("largestPool").asString(),
                told.path("mostActive").asString(),
                told.path("mostWaiting").asString(),
                decimal(told.path("utilisationPercent")),
                told.path("queries").asString(),
                told.path("failed").asString(),
                decimal(told.path("averageMillis")));
    }

    static void growth(Table table, String service, JsonNode told) {
        long bytes = told.path("bytes").asLong();
        long rows = told.path("rows").asLong();
        table.row(
                service,
                told.path("table").asString(),
                kibibytes(bytes),
                kibibytes(bytes - told.path("bytesBefore").asLong()),
                Long.toString(rows),
                Long.toString(rows - told.path("rowsBefore").asLong()),
                told.path("since").asString(),
                told.path("until").asString());
    }

    private static String kibibytes(long bytes) {
        return String.format(Locale.ROOT, "%,d KiB", bytes / 1024);
    }

    private static String decimal(JsonNode number) {
        return String.format(Locale.ROOT, "%.1f", number.asDouble());
    }
}
