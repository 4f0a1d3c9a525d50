package org.chamicore.db.statistics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class GrowthHistoryTest {

    private final TestDatabase database = TestDatabase.create().migrate("bss");

    private static List<TableGrowth> of(String table, Instance instance, Duration age) {
        return instance.bean(GrowthHistory.class).within(age).stream()
                .filter(each -> each.table().equals(table))
                .toList();
    }

    @Test
    void everyTableIsNotedOnceAnHourHoweverManyProcessesThereAre() {
        try (Instance one = Instance.startOn(database, "bss", "DB_STATISTICS_INTERVAL=100ms");
                Instance two = Instance.startOn(database, "bss", "DB_STATISTICS_INTERVAL=100ms")) {
            await().atMost(20, SECONDS)
                    .until(() -> !of("change_log", one, Duration.ofHours(2)).isEmpty());
            two.bean(StatisticsCollector.class).collect();
            assertThat(one.jdbc()
                            .sql("select count(*), count(distinct relation) from table_sizes group by recorded_at")
                            .query((row, number) -> row.getLong(1) == row.getLong(2))
                            .list())
                    .isNotEmpty()
                    .containsOnly(true);
            assertThat(of("event_metrics", one, Duration.ofHours(2)))
                    .as("its months counted with it")
                    .singleElement()
                    .satisfies(each -> assertThat(each.bytes()).isPositive());
        }
    }

    @Test
    void growthIsFromTheFirstNoteOfTheTimeToTheLast() {
        try (Instance instance = Instance.startOn(database, "bss", "DB_STATISTICS_INTERVAL=1h")) {
            instance.jdbc().sql("delete from table_sizes").update();
            instance.jdbc().sql("""
                            insert into table_sizes (relation, recorded_at, bytes, row_count)
                            values ('still', now() - interval '3 days', 500, 50)
                                 , ('still', now() - interval '1 hour', 500, 50)
                                 , ('grown', now() - interval '9 days', 1, 1)
                                 , ('grown', now() - interval '3 days', 100, 10)
                                 , ('grown', now() - interval '2 days', 900, 90)
                                 , ('grown', now() - interval '1 hour', 300, 30)
                            """).update();
            assertThat(instance.bean(GrowthHistory.class).within(Duration.ofDays(7)))
                    .filteredOn(
                            each -> each.table().equals("still") || each.table().equals("grown"))
                    .satisfiesExactly(
                            grown -> assertThat(grown)
                                    .returns("grown", TableGrowth::table)
                                    .returns(100L, TableGrowth::bytesBefore)
                                    .returns(300L, TableGrowth::bytes)
                                    .returns(10L, TableGrowth::rowsBefore)
                                    .returns(30L, TableGrowth::rows),
                            still -> assertThat(still)
                                    .returns("still", TableGrowth::table)
                                    .returns(500L, TableGrowth::bytesBefore)
                                    .returns(500L, TableGrowth::bytes));
        }
    }
}
