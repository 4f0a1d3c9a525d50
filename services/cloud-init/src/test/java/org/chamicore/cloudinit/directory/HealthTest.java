package org.chamicore.cloudinit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;

/** What the health page says of the directory. */
class HealthTest extends WholeService {

    @Test
    void directoryTellsWhatItHoldsAndHowOldItIs() {
        INVENTORY.node("x40c0s0b0n0", 40, "10.40.0.1", "[]");
        soon().until(() -> asNode("10.40.0.1", "/meta-data").statusCode() == 200);

        HttpResponse<String> health = send(request("/cloud-init/health").GET());
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .containsPattern(
                        "\"directory\":\\{\"details\":\\{\"loaded\":true,\"inventoryRead\":true,\"nodes\":[1-9][0-9]*,"
                                + "\"groups\":[0-9]+,\"ageSeconds\":[0-9.E-]+\\},\"status\":\"UP\"\\}");
        assertThat(send(request("/health/readiness").GET()).statusCode()).isEqualTo(200);
        assertThat(send(request("/health/liveness").GET()).statusCode()).isEqualTo(200);
        assertThat(send(request("/metrics").GET()).body()).contains("chamicore_feed_age_seconds");
        assertThat(send(request("/openapi.json").GET()).body()).contains("/admin/cluster-defaults", "/meta-data");
    }
}
