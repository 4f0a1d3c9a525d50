package org.chamicore.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cli.console.Table;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people read, from what services tell. */
class UpkeepTablesTest {

    @Test
    void failuresShowTheirLastErrorAndWhatBecomesOfThem() {
        Table table = new Table("ID", "CONSUMER", "EVENT", "KEY", "TRIES", "SINCE", "STATE", "ERROR");
        FailuresCommand.rows(table, JsonMapper.shared().readTree("""
                {"failures":[
                  {"id":"1","consumer":"replica","source":"feed","resource":"component","key":"x0","retryCount":3,
                   "failedAt":"2026-01-01T00:00:00Z","processed":false,"errors":["first","second"]},
                  {"id":"2","consumer":"subscriber","source":"smd","resource":"component","key":"k","retryCount":4,
                   "failedAt":"2026-01-02T00:00:00Z","processed":false,"redriveAt":"2026-01-02T00:00:01Z","errors":[]},
                  {"id":"3","consumer":"replica","source":"feed","resource":"group","key":"g","retryCount":3,
                   "failedAt":"2026-01-03T00:00:00Z","processed":true,"errors":["e"]}]}
                """));
        assertThat(table).hasToString("""
                ID   CONSUMER     EVENT            KEY   TRIES   SINCE                  STATE      ERROR
                1    replica      feed.component   x0    3       2026-01-01T00:00:00Z   waiting    second
                2    subscriber   smd.component    k     4       2026-01-02T00:00:00Z   retrying   -
                3    replica      feed.group       g     3       2026-01-03T00:00:00Z   done       e
                """);
    }

    @Test
    void growthIsWhatATableIsLargerThanBefore() {
        Table table = new Table("SERVICE", "TABLE", "SIZE", "GREW BY", "ROWS", "MORE ROWS", "FROM", "TO");
        HistoryCommand.growth(table, "boot", JsonMapper.shared().readTree("""
                {"table":"node","since":"2026-01-01T00:00:00Z","until":"2026-01-08T00:00:00Z","bytesBefore":2097152,"bytes":1048576,
                 "rowsBefore":10,"rows":25}
                """));
        assertThat(table).hasToString("""
                SERVICE   TABLE   SIZE        GREW BY      ROWS   MORE ROWS   FROM                   TO
                boot      node    1,024 KiB   -1,024 KiB   25     15          2026-01-01T00:00:00Z   2026-01-08T00:00:00Z
                """);
    }

    @Test
    void retentionShowsWhatWasRemoved() {
        Table table = new Table("SERVICE", "RULE", "KEPT", "LAST RUN", "REMOVED", "ALTOGETHER", "FAILURE");
        RetentionCommand.rows(table, "boot", JsonMapper.shared().readTree("""
                {"rules":[{"rule":"change_log","keep":"PT720H","lastRunAt":"2026-01-01T00:00:00Z","lastRemoved":12,"removed":512}]}
                """));
        assertThat(table).hasToString("""
                SERVICE   RULE         KEPT     LAST RUN               REMOVED   ALTOGETHER   FAILURE
                boot      change_log   PT720H   2026-01-01T00:00:00Z   12        512          -
                """);
    }
}
