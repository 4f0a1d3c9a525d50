package org.chamicore.cli.http;

import org.chamicore.cli.console.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an API answered.
 *
 * @param request method and address, for messages
 * @param status of HTTP
 * @param body as text
 * @param version of the thing that was read ({@code ETag}); blank where the API gives none
 */
public record Answer(String request, int status, String body, String version) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** This answer, if it is a success; else a refusal with the API's own reason. */
    public Answer orRefuse() {
        if (isSuccess()) {
            return this;
        }
        throw new RefusedException("%s was answered %d: %s".formatted(request, status, reason()));
    }

    /** Whether the API has said no, so that nothing of the request was done. */
    public boolean isRefused() {
        return status / 100 == 4;
    }

    /** The body as JSON; missing node where it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    /** Why the API said no, in its own words. */
    public String reason() {
        String detail = json().path("detail").asString("");
        return detail.isEmpty() ? body.strip() : detail;
    }
}
