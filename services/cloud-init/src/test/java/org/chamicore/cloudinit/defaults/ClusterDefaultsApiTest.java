package org.chamicore.cloudinit.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cluster defaults through the whole service. */
class ClusterDefaultsApiTest extends WholeService {

    private static final String DEFAULTS = "/cloud-init/admin/cluster-defaults";

    @BeforeEach
    void nothingIsSet() {
        write("PUT", DEFAULTS, "{}");
    }

    @Test
    void nothingSetIsAnEmptyObject() {
        assertThat(get(DEFAULTS).body()).isEqualTo("{}");
    }

    @Test
    void postMergesAndPutReplaces() {
        HttpResponse<String> merged =
                write("POST", DEFAULTS, "{\"region\": \"west\", \"nid-length\": 5, \"cloud-provider\": \"onsite\"}");
        assertThat(merged.statusCode()).isEqualTo(201);
        assertThat(merged.body()).isEmpty();
        write("POST", DEFAULTS, "{\"region\": \"\", \"nid-length\": 0, \"cluster-name\": \"orchard\"}");
        assertThat(get(DEFAULTS).body())
                .isEqualTo(
                        "{\"cloud_provider\":\"onsite\",\"region\":\"west\",\"cluster-name\":\"orchard\",\"nid-length\":5}");

        HttpResponse<String> replaced = write("PUT", DEFAULTS, "{\"region\": \"east\"}");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo("{\"region\":\"east\"}");
        assertThat(get(DEFAULTS).body()).isEqualTo("{\"region\":\"east\"}");
    }

    @Test
    void refusedBodyChangesNothing() {
        write("PUT", DEFAULTS, "{\"region\": \"west\"}");

        HttpResponse<String> wrongType = write("POST", DEFAULTS, "{\"region\": \"east\", \"nid-length\": \"5\"}");
        assertThat(wrongType.statusCode()).isEqualTo(400);
        assertThat(wrongType.body()).contains("nid-length");
        HttpResponse<String> wrongValue = write("POST", DEFAULTS, "{\"region\": \"east\", \"base-url\": \"head\"}");
        assertThat(wrongValue.statusCode()).isEqualTo(400);
        assertThat(write("PUT", DEFAULTS, "").statusCode()).isEqualTo(400);
        assertThat(write("PUT", DEFAULTS, "null").statusCode()).isEqualTo(400);
        assertThat(get(DEFAULTS).body()).isEqualTo("{\"region\":\"west\"}");
    }

    @Test
    void writersAtOnceLoseNothing() throws Exception {
        List<String> keys =
                List.of("cloud_provider", "region", "availability-zone", "cluster-name", "boot-subnet", "wg-subnet");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (String key : keys) {
                answers.add(clients.submit(() -> write("POST", DEFAULTS, "{\"%s\": \"set\"}".formatted(key))));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
            }
        }
        assertThat(get(DEFAULTS).body()).contains(keys);
    }
}
