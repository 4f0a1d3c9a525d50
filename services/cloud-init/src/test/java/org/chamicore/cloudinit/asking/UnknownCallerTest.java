package org.chamicore.cloudinit.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import org.chamicore.cloudinit.WholeService;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who asks and is no node is noted, within bounds, until he becomes one. */
class UnknownCallerTest extends WholeService {

    @Test
    void strangerIsListedUntilTheInventoryKnowsIt() {
        asNode("10.65.0.1", "/cloud-init/meta-data");
        asNode("10.65.0.1", "/vendor-data");

        JsonNode stranger = DirectoryFixture.JSON
                .readTree(get("/cloud-init/admin/unknown-callers").body())
                .valueStream()
                .filter(each -> each.path("address").asString().equals("10.65.0.1"))
                .findFirst()
                .orElseThrow();
        assertThat(stranger.path("requests").asInt()).isEqualTo(2);
        assertThat(stranger.path("path").asString()).isEqualTo("/vendor-data");
        assertThat(stranger.has("first-seen")).isTrue();
        assertThat(stranger.has("last-seen")).isTrue();

        INVENTORY.node("x65c0s0b0n0", 650, "10.65.0.1", "[]");
        soon().until(() -> !get("/admin/unknown-callers").body().contains("10.65.0.1"));
    }

    @Test
    void strangersCanBeForgotten() {
        asNode("10.65.0.2", "/meta-data");
        assertThat(get("/admin/unknown-callers").body()).contains("10.65.0.2");

        assertThat(write("DELETE", "/admin/unknown-callers", "").statusCode()).isEqualTo(200);
        assertThat(get("/admin/unknown-callers").body()).doesNotContain("10.65.0.2");
    }

    @Test
    void memoryHoldsSoManyAndNoMore() throws Exception {
        Notes notes = new Notes(Clock.systemUTC());
        for (int nr = 0; nr < 2 * Notes.MOST_STRANGERS; nr++) {
            notes.unknown(InetAddress.getByAddress(new byte[] {10, 66, (byte) (nr / 256), (byte) nr}), "/meta-data");
        }

        assertThat(notes.takeStrangers()).hasSize(Notes.MOST_STRANGERS);
        assertThat(notes.takeStrangers()).isEmpty();
    }
}
