package org.chamicore.cli.upkeep;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.console.Table;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "failures",
        description = "lists events that a consumer gave up (dead letters), has them tried again, or lets one go")
final class FailuresCommand implements Callable<Integer> {

    private static final int NOT_FOUND = 404;

    /** At most one of them. */
    static final class Deed {

        @Option(names = "--redrive", paramLabel = "ID", description = "has this one tried again within seconds")
        private @Nullable UUID redrive;

        @Option(names = "--redrive-all", description = "has all tried again within seconds")
        private boolean redriveAll;

        @Option(names = "--dismiss", paramLabel = "ID", description = "lets this one go")
        private @Nullable UUID dismiss;
    }

    @Mixin
    private Services services = new Services();

    @ArgGroup
    private Deed deed = new Deed();

    @Option(names = "--all", description = "lists those, too, that were taken in later or let go")
    private boolean all;

    private int found;

    @Override
    public Integer call() {
        UUID one = deed.redrive == null ? deed.dismiss : deed.redrive;
        if (one != null) {
            services.forEach((service, api) -> found += found(one(api, one)) ? 1 : 0);
            if (found == 0) {
                throw new RefusedException("No event %s waits to be tried again".formatted(one));
            }
            System.out.println(deed.redrive == null ? "dismissed" : "will be tried again within seconds");
            return 0;
        }
        if (deed.redriveAll) {
            services.forEach((service, api) -> System.out.printf(
                    "%s: %d will be tried again%n",
                    service.title(),
                    api.post("/upkeep/failures", "{}")
                            .orRefuse()
                            .json()
                            .path("redriven")
                            .asInt()));
            return 0;
        }
        Table table = new Table("ID", "CONSUMER", "EVENT", "KEY", "TRIES", "SINCE", "STATE", "ERROR");
        services.forEach((service, api) ->
                rows(table, api.get("/upkeep/failures?all=" + all).orRefuse().json()));
        System.out.print(table);
        return 0;
    }

    static void rows(Table table, JsonNode told) {
        for (JsonNode each : told.path("failures")) {
            JsonNode errors = each.path("errors");
            table.row(
                    each.path("id").asString(),
                    each.path("consumer").asString(),
                    each.path("source").asString() + "." + each.path("resource").asString(),
                    each.path("key").asString(),
                    each.path("retryCount").asString(),
                    each.path("failedAt").asString(),
                    state(each),
                    errors.isEmpty() ? "-" : errors.get(errors.size() - 1).asString());
        }
    }

    private static String state(JsonNode failure) {
        if (failure.path("processed").asBoolean()) {
            return "done";
        }
        return failure.has("redriveAt") ? "retrying" : "waiting";
    }

    private Answer one(Api api, UUID id) {
        String path = "/upkeep/failures/" + id;
        return deed.redrive == null ? api.delete(path) : api.post(path, "{}");
    }

    private static boolean found(Answer answer) {
        return answer.status() != NOT_FOUND && answer.orRefuse().isSuccess();
    }
}
