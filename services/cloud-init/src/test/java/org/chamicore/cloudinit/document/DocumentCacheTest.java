package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;

class DocumentCacheTest {

    private final DocumentCache cache = new DocumentCache();
    private final DirectoryFixture cluster = new DirectoryFixture().node("x0c0s0b0n0", 1, "10.0.0.1", "[]");

    @Test
    void documentIsMadeOnceWhileNothingChanges() {
        byte[] first = get();

        assertThat(get()).isSameAs(first);
        cluster.node("x0c0s0b0n1", 2, "10.0.0.2", "[]");
        assertThat(get()).isSameAs(first);
    }

    @Test
    void changeOfTheNodeIsSeen() {
        get();

        cluster.node("x0c0s0b0n0", 1, "10.0.0.1", "[\"compute\"]");
        assertThat(text()).contains("compute:");
    }

    @Test
    void changeOfTheConfigurationIsSeen() {
        get();

        cluster.defaults("{\"region\": \"west\"}");
        assertThat(text()).contains("region: west");
        cluster.defaults("{\"region\": \"east\"}");
        assertThat(text()).contains("region: east");
    }

    private String text() {
        return new String(get(), StandardCharsets.UTF_8);
    }

    private byte[] get() {
        return cache.get(cluster.get("x0c0s0b0n0"), cluster.directory()).metaData();
    }
}
