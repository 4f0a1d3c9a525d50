package org.chamicore.cloudinit.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;

/** Instances through the whole service. */
class InstanceApiTest extends WholeService {

    @Test
    void whatWasSetCanBeReadListedAndTakenBack() {
        HttpResponse<String> created = write("PUT", "/cloud-init/admin/instance-info/X20c0s00b0n0", """
                {"id": "ignored", "local-hostname": "login1", "public-keys": ["ssh-ed25519 AAAA eve@head"]}
                """);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEmpty();

        String stored =
                "{\"id\":\"x20c0s0b0n0\",\"local-hostname\":\"login1\",\"public-keys\":[\"ssh-ed25519 AAAA eve@head\"]}";
        assertThat(get("/admin/instance-info/x20c0s0b0n0").body()).isEqualTo(stored);
        assertThat(get("/admin/instance-info/").body()).contains("\"x20c0s0b0n0\":" + stored);

        assertThat(write("DELETE", "/admin/instance-info/x20c0s0b0n0", "").statusCode())
                .isEqualTo(200);
        assertThat(get("/admin/instance-info/x20c0s0b0n0").statusCode()).isEqualTo(404);
        assertThat(write("DELETE", "/admin/instance-info/x20c0s0b0n0", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void instanceIdStaysUntilItIsChangedOnPurpose() {
        INVENTORY.node("x20c0s1b0n0", 20, "10.20.1.1", "[]");
        soon().until(() -> asNode("10.20.1.1", "/meta-data").statusCode() == 200);
        String derived =
                asNode("10.20.1.1", "/meta-data").body().lines().findFirst().orElseThrow();

        write("PUT", "/admin/instance-info/x20c0s1b0n0", "{\"hostname\": \"a\"}");
        soon().until(() -> asNode("10.20.1.1", "/meta-data").body().contains("hostname: a\n"));
        assertThat(asNode("10.20.1.1", "/meta-data").body()).startsWith(derived);

        write("PUT", "/admin/instance-info/x20c0s1b0n0", "{\"instance-id\": \"i-chosen\"}");
        soon().until(() -> asNode("10.20.1.1", "/meta-data").body().startsWith("instance-id: i-chosen\n"));

        assertThat(write("PUT", "/admin/instance-info/x20c0s1b0n0", "{\"hostname\": \"b\"}")
                        .statusCode())
                .isEqualTo(200);
        soon().until(() -> asNode("10.20.1.1", "/meta-data").body().contains("hostname: b\n"));
        assertThat(asNode("10.20.1.1", "/meta-data").body()).startsWith("instance-id: i-chosen\n");

        write("DELETE", "/admin/instance-info/x20c0s1b0n0", "");
        soon().until(() -> asNode("10.20.1.1", "/meta-data").body().startsWith(derived));
    }

    @Test
    void readingADocumentSetsNothing() {
        INVENTORY.node("x20c0s2b0n0", 21, "10.20.2.1", "[]");
        soon().until(() -> asNode("10.20.2.1", "/meta-data").statusCode() == 200);

        assertThat(get("/admin/instance-info/x20c0s2b0n0").statusCode()).isEqualTo(404);
    }

    @Test
    void badInputIsRefusedAndNotStored() {
        HttpResponse<String> refused = write("PUT", "/admin/instance-info/x20c0s3b0n0", "{\"hostname\": \"no name\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(get("/admin/instance-info/x20c0s3b0n0").statusCode()).isEqualTo(404);
        assertThat(write("PUT", "/admin/instance-info/no%20id", "{}").statusCode())
                .isEqualTo(400);
        assertThat(write("PUT", "/admin/instance-info/x20c0s3b0n0", "{\"public-keys\": \"one\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
