package org.chamicore.cli.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a service is, by its own word.
 *
 * @param name of the service
 * @param url of its API
 * @param status up, degraded or down
 * @param version of the program
 * @param schemaVersion of its schema
 * @param running processes of the service that have a session, this one included; null where it does not say
 * @param stale those of which nothing has been heard for a while, as after a kill
 * @param feedLagSeconds how old what it knows of the inventory may be; null where it follows none
 * @param note which of its parts are not well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceStatus(
        String name,
        String url,
        Condition status,
        @Nullable String version,
        @Nullable String schemaVersion,
        @Nullable Integer running,
        @Nullable Integer stale,
        @Nullable Double feedLagSeconds,
        @Nullable String note) {

    static ServiceStatus unreachable(String name, String url) {
        return new ServiceStatus(name, url, Condition.DOWN, null, null, null, null, null, "does not answer");
    }

    /** @param health the document of {@code GET /health} */
    static ServiceStatus of(String name, String url, JsonNode health) {
        JsonNode parts = health.path("components");
        JsonNode lag = parts.path("feed").path("details").path("lagSeconds");
        JsonNode sessions = parts.path("sessions").path("details");
        return new ServiceStatus(
                name,
                url,
                Condition.of(health.path("status").asString("")),
                text(parts.path("service").path("details").path("version")),
                text(parts.path("database").path("details").path("schemaVersion")),
                number(sessions.path("running")),
                number(sessions.path("stale")),
                lag.isNumber() ? lag.asDouble() : null,
                note(parts));
    }

    /** As people read it: {@code 2}, or {@code 2, 1 stale}. */
    @Nullable
    String processes() {
        return stale == null || stale == 0 ? Objects.toString(running, null) : running + ", " + stale + " stale";
    }

    private static @Nullable String note(JsonNode parts) {
        String note = parts.properties().stream()
                .filter(part -> !part.getValue().path("status").asString("UP").equals("UP"))
                .map(part -> part.getKey() + " "
                        + Condition.of(part.getValue().path("status").asString(""))
                                .text())
                .collect(Collectors.joining(", "));
        return note.isEmpty() ? null : note;
    }

    private static @Nullable Integer number(JsonNode value) {
        return value.isNumber() ? value.asInt() : null;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }
}
