package org.chamicore.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What every refusal has in common, whatever was wrong and whoever noticed. */
public final class Refused {

    private static final List<String> ORDER =
            List.of("type", "title", "detail", "status", "requestId", "errors", "policyVersion");

    private Refused() {}

    /** Checks that this is a problem document of ours with this status, and returns it. */
    public static JsonNode with(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("content-type")).as("%s", answer).hasValue("application/problem+json");
        assertThat(answer.all("x-request-id")).as("%s", answer).hasSize(1);
        JsonNode problem = answer.json();
        assertThat(List.copyOf(problem.propertyNames()))
                .as("%s", problem)
                .isEqualTo(ORDER.stream().filter(problem::has).toList())
                .contains("type", "title", "detail", "status", "requestId");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("requestId").asString())
                .isEqualTo(answer.header("x-request-id").orElseThrow());
        assertThat(problem.path("detail").asString()).doesNotContain("Exception", "org.", "java.", "tools.jackson");
        return problem;
    }

    /** Checks besides that exactly this field is named, and returns the rule that it breaks. */
    public static String naming(String field, Answer answer) {
        JsonNode problem = with(400, answer);
        assertThat(problem.path("errors").size()).as("%s", problem).isEqualTo(1);
        JsonNode error = problem.path("errors").get(0);
        assertThat(error.path("field").asString()).as("%s", problem).isEqualTo(field);
        return error.path("message").asString();
    }
}
