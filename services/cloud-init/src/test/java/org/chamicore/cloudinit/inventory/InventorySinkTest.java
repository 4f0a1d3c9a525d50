package org.chamicore.cloudinit.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chamicore.db.replica.Replica;
import org.chamicore.db.testing.RepositoryTest;
import org.chamicore.web.feed.FeedEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@RepositoryTest
@ResourceLock("application") // the running service of other tests writes the same replica
class InventorySinkTest {

    @Autowired
    private Replica replica;

    @Autowired
    private JsonMapper json;

    private InventorySink sink;

    @BeforeEach
    void sink() {
        sink = new InventorySink(replica);
        sink.cursor();
    }

    @Test
    void keepsWhatNodesAreToldAndTheMarkThatAllWasRead() {
        sink.replaceAll(List.of(entry("component", "x1"), entry("membership", "x1")), "1");

        assertThat(kept()).containsExactlyInAnyOrder("component x1", "membership x1", "inventory_reading first");
        assertThat(sink.cursor()).hasValue("1");
    }

    @Test
    void emptyInventoryIsReadAsWell() {
        sink.replaceAll(List.of(), "1");

        assertThat(kept()).containsExactly("inventory_reading first");
    }

    @Test
    void changesAreTakenInAndTheMarkStays() {
        sink.replaceAll(List.of(entry("component", "x1"), entry("component", "x2")), "1");

        sink.apply(List.of(new FeedEntry("component", "x1", null), entry("component", "x3")), "2");

        assertThat(kept()).containsExactlyInAnyOrder("component x2", "component x3", "inventory_reading first");
        assertThat(sink.cursor()).hasValue("2");
    }

    private FeedEntry entry(String kind, String key) {
        return new FeedEntry(kind, key, json.createObjectNode().put("ID", key));
    }

    private List<String> kept() {
        List<String> kept = new ArrayList<>();
        replica.forEach(entry -> kept.add(entry.kind() + " " + entry.key()));
        return kept;
    }
}
