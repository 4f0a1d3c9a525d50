package org.chamicore.cloudinit.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShardsTest {

    @Test
    void behavesAsAMapThroughManyVersions() {
        Random random = new Random(7);
        Map<String, Integer> expected = new HashMap<>();
        Shards<String, Integer> shards = Shards.empty();
        for (int version = 0; version < 200; version++) {
            Shards.Editor<String, Integer> editor = shards.edit();
            for (int change = 0; change < 20; change++) {
                String key = "x" + random.nextInt(500);
                if (random.nextInt(3) == 0) {
                    editor.remove(key);
                    expected.remove(key);
                } else {
                    editor.put(key, version);
                    expected.put(key, version);
                }
                assertThat(editor.get(key)).isEqualTo(Optional.ofNullable(expected.get(key)));
            }
            shards = editor.done();
        }
        assertThat(shards.size()).isEqualTo(expected.size());
        for (int key = 0; key < 500; key++) {
            assertThat(shards.get("x" + key)).isEqualTo(Optional.ofNullable(expected.get("x" + key)));
        }
    }

    @Test
    void olderVersionStaysAsItWas() {
        Shards.Editor<String, Integer> first = Shards.<String, Integer>empty().edit();
        first.put("a", 1);
        Shards<String, Integer> before = first.done();

        Shards.Editor<String, Integer> second = before.edit();
        second.put("a", 2);
        second.put("b", 2);
        second.remove("a");

        assertThat(before.get("a")).hasValue(1);
        assertThat(before.get("b")).isEmpty();
        assertThat(before.size()).isEqualTo(1);
    }
}
