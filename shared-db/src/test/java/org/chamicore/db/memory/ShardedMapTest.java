package org.chamicore.db.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShardedMapTest {

    @Test
    void behavesAsAnyMapThroughManyVersions() {
        Random random = new Random(7);
        Map<String, Integer> expected = new HashMap<>();
        ShardedMap<String, Integer> map = ShardedMap.empty();
        for (int version = 0; version < 200; version++) {
            ShardedMap.Editor<String, Integer> edit = map.edit();
            for (int change = 0; change < 50; change++) {
                String key = "key" + random.nextInt(3000);
                if (random.nextInt(3) == 0) {
                    edit.remove(key);
                    expected.remove(key);
                } else {
                    edit.put(key, version);
                    expected.put(key, version);
                }
            }
            map = edit.build();
        }
        ShardedMap<String, Integer> result = map;
        assertThat(result.size()).isEqualTo(expected.size());
        assertThat(result.values()).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(expected)
                .allSatisfy((key, value) -> assertThat(result.get(key)).isEqualTo(value));
    }

    @Test
    void anOlderVersionStaysAsItWas() {
        ShardedMap.Editor<String, Integer> edit =
                ShardedMap.<String, Integer>empty().edit();
        edit.put("a", 1);
        ShardedMap<String, Integer> older = edit.build();
        edit.put("a", 2);
        edit.put("b", 3);
        ShardedMap<String, Integer> newer = edit.build();
        newer.edit().remove("a");

        assertThat(older.get("a")).isEqualTo(1);
        assertThat(older.get("b")).isNull();
        assertThat(newer.get("a")).isEqualTo(2);
        assertThat(newer.size()).isEqualTo(2);
    }
}
