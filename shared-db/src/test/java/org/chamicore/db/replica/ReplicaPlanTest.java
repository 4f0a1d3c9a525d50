package org.chamicore.db.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch costs must not grow with what is there already. */
class ReplicaPlanTest {

    private static final int THINGS = 30_000;

    private static TestDatabase database;
    private static Instance instance;

    @BeforeAll
    static void startInstance() throws SQLException {
        database = TestDatabase.create();
        instance = Instance.start(database, "bss", "chamicore.replica.enabled=true");
        instance.jdbc().sql("""
                        insert into replica (kind, key, value)
                        select 'component', 'x' || number, jsonb_build_object('ID', 'x' || number, 'State', 'Ready', 'NID', number)
                          from generate_series(1, :things) as number
                        """).param("things", THINGS).update();
        try (Connection admin = database.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("analyze bss.replica");
        }
    }

    @AfterAll
    static void stopInstance() {
        instance.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 400, 1000})
    void batchIsLookedUpByKey(int entries) {
        String[] texts = IntStream.range(0, entries).mapToObj("x%d"::formatted).toArray(String[]::new);
        String plan = String.join(
                "\n",
                instance.jdbc()
                        .sql("explain " + ReplicaRepository.WRITE)
                        .param(
                                "kinds",
                                IntStream.range(0, entries)
                                        .mapToObj(each -> "component")
                                        .toArray(String[]::new))
                        .param("keys", texts)
                        .param(
                                "values",
                                IntStream.range(0, entries)
                                        .mapToObj(each -> "{}")
                                        .toArray(String[]::new))
                        .param("requestIds", texts)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("Index Scan using replica_pk").doesNotContain("Seq Scan on replica");
    }
}
