package org.chamicore.cloudinit.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what, read over HTTP. */
class ChangesTest extends WholeService {

    @Test
    void aGroupsLifeIsToldInItsOrder() {
        String group = "{\"name\": \"told\", \"description\": \"%s\", \"file\": {\"content\": \"#cloud-config\\n\"}}";
        write("POST", "/admin/groups", group.formatted("first"));
        write("PUT", "/admin/groups/told", group.formatted("second"));
        write("DELETE", "/admin/groups/told", "");

        JsonNode answer = changes("key=told");

        JsonNode told = answer.path("changes");
        assertThat(told).hasSize(3);
        assertThat(told.get(0).has("before")).isFalse();
        assertThat(told.get(0).at("/after/description").asString()).isEqualTo("first");
        assertThat(told.get(1).at("/before/description").asString()).isEqualTo("first");
        assertThat(told.get(1).at("/after/description").asString()).isEqualTo("second");
        assertThat(told.get(2).has("after")).isFalse();
        assertThat(told).allSatisfy(each -> {
            assertThat(each.path("kind").asString()).isEqualTo("node_group");
            assertThat(each.path("actor").asString()).isNotBlank();
            assertThat(each.path("requestId").asString()).isNotBlank();
        });
        assertThat(changes("key=told&after=" + answer.path("next").asString()).path("changes"))
                .isEmpty();
        assertThat(changes("key=told&kind=instance").path("changes")).isEmpty();
        assertThat(changes("key=told&until=2020-01-01T00:00:00Z").path("changes"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 10001", "since, yesterday", "until, 1", "after, x", "kind, %00"})
    void wrongQueryIsRefusedByName(String name, String value) {
        HttpResponse<String> answer = get("/admin/changes?%s=%s".formatted(name, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:problem:cloud-init:bad-query", name + " must");
    }

    private JsonNode changes(String query) {
        return JsonMapper.shared().readTree(get("/admin/changes?" + query).body());
    }
}
