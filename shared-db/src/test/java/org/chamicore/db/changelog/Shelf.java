package org.chamicore.db.changelog;

import java.util.Map;
import java.util.TreeMap;
import org.chamicore.db.fixture.Instance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers under keys, kept by a service in its table as any thing is: written and logged in one transaction. */
class Shelf {

    static final String KIND = "number";

    private final JdbcClient jdbc;
    private final ChangeLog changeLog;
    private final Instance instance;

    Shelf(Instance instance) {
        this.instance = instance;
        this.jdbc = instance.jdbc();
        this.changeLog = instance.bean(ChangeLog.class);
    }

    /** In a transaction of its own. */
    void put(String key, int number) {
        instance.inTransaction(() -> {
            jdbc.sql("""
                            insert into replica (kind, key, value)
                            values (:kind, :key, to_jsonb(cast(:number as int)))
                                on conflict (kind, key) do update
                               set value = excluded.value
                            """)
                    .param("kind", KIND)
                    .param("key", key)
                    .param("number", number)
                    .update();
            changeLog.append(Change.created(KIND, key, number(number)));
        });
    }

    /** In the caller's transaction; raises the number, waiting for whoever is at it. */
    void raise(String key) {
        int number = jdbc.sql("""
                        insert into replica (kind, key, value)
                        values (:kind, :key, '1')
                            on conflict (kind, key) do update
                           set value = to_jsonb(cast(replica.value as int) + 1)
                        returning cast(value as int)
                        """)
                .param("kind", KIND)
                .param("key", key)
                .query(Integer.class)
                .single();
        changeLog.append(
                number == 1
                        ? Change.created(KIND, key, number(1))
                        : Change.updated(KIND, key, number(number - 1), number(number)));
    }

    /** In the caller's transaction. */
    Map<String, Integer> all() {
        Map<String, Integer> all = new TreeMap<>();
        jdbc.sql("select key, cast(value as int) as number from replica where kind = :kind")
                .param("kind", KIND)
                .query(row -> {
                    all.put(row.getString("key"), row.getInt("number"));
                });
        return all;
    }

    private static JsonNode number(int number) {
        return JsonNodeFactory.instance.numberNode(number);
    }
}
