package org.chamicore.cli.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the server's memory, write-ahead log, autovacuum and cost of reading fit what its statistics have counted. Each rule is silent
 * until enough was counted. Statistics as PostgreSQL 15 to 18 have them (The Cumulative Statistics System, in its manual).
 */
record TuningChecks(Rows rows) {

    private static final long LEAST_PAGES = 100_000;
    private static final double HITS_WANTED = 0.99;
    private static final long LEAST_TEMPORARY_FILES = 100;
    private static final double TEMPORARY_FILES_PER_HOUR = 10;
    private static final long LARGEST_WORK_MEM = 256;
    private static final long LEAST_CHECKPOINTS = 10;
    private static final double SEQUENTIAL_COST = 2;
    private static final double FAST_READ_MILLIS = 0.5;
    private static final long LEAST_READS = 10_000;
    private static final int FIRST_WITH_CHECKPOINTER = 170_000;
    private static final long MIB = 1 << 20;

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> database = rows.of("""
            select blks_hit
                 , blks_read
                 , blk_read_time
                 , temp_files
                 , temp_bytes
                 , pg_database_size(datid) as size
                 , greatest(extract(epoch from now() - coalesce(stats_reset, pg_postmaster_start_time())) / 3600, 0.01) as hours
                 , pg_size_bytes(current_setting('shared_buffers')) as buffers
                 , current_setting('work_mem') as work_mem
                 , current_setting('random_page_cost') as cost
                 , current_setting('track_io_timing') as timed
                 , quote_ident(datname) as name
              from pg_stat_database
             where datname = current_database()
            """).getFirst();
        findings.add(buffers(database));
        findings.add(workMemory(database));
        findings.add(readCost(database));
        findings.add(checkpoints());
        findings.addAll(hotTables());
        return findings;
    }

    private static Finding buffers(Map<String, String> database) {
        String subject = "shared_buffers";
        long hits = whole(database, "blks_hit");
        long pages = hits + whole(database, "blks_read");
        if (pages < LEAST_PAGES) {
            return Finding.ok(subject, "too little was read yet: %d pages".formatted(pages));
        }
        long buffers = whole(database, "buffers") / MIB;
        long size = whole(database, "size") / MIB;
        double ratio = (double) hits / pages;
        String found = "%.1f %% of %d pages came from it (%d MB; the database has %d MB)"
                .formatted(Math.floor(ratio * 1000) / 10, pages, buffers, size);
        return ratio >= HITS_WANTED || size <= buffers
                ? Finding.ok(subject, found)
                : new Finding(
                        subject,
                        Verdict.ADVICE,
                        found,
                        ("99 %% is wanted: alter system set shared_buffers = '%dMB', unless that is more than a quarter of the"
                                        + " memory; then restart the server")
                                .formatted(buffers * 2));
    }

    private static Finding workMemory(Map<String, String> database) {
        String subject = "work_mem";
        long files = whole(database, "temp_files");
        double hourly = files / Double.parseDouble(database.getOrDefault("hours", "1"));
        String setting = database.getOrDefault("work_mem", "");
        if (files < LEAST_TEMPORARY_FILES || hourly < TEMPORARY_FILES_PER_HOUR) {
            return Finding.ok(subject, "%d temporary files beside its %s".formatted(files, setting));
        }
        long average = whole(database, "temp_bytes") / files;
        String found = "%d temporary files, %.0f in an hour, of %d kB on average; it is %s"
                .formatted(files, hourly, average / 1024, setting);
        long wanted = Long.highestOneBit(Math.max(1, average * 2 / MIB)) * 2;
        return new Finding(
                subject,
                Verdict.ADVICE,
                found,
                wanted <= LARGEST_WORK_MEM
                        ? "fewer than 10 in an hour are wanted: alter database %s set work_mem = '%dMB'; each sort of each connection may take that"
                                .formatted(database.get("name"), wanted)
                        : "too large for memory: find the statements with alter system set log_temp_files = '%dMB', then select pg_reload_conf()"
                                .formatted(LARGEST_WORK_MEM));
    }

    private static Finding readCost(Map<String, String> database) {
        String subject = "random_page_cost";
        double cost = Double.parseDouble(database.getOrDefault("cost", "4"));
        long reads = whole(database, "blks_read");
        if (cost <= SEQUENTIAL_COST) {
            return Finding.ok(subject, "%s".formatted(cost));
        }
        if (!"on".equals(database.get("timed")) || reads < LEAST_READS) {
            return Finding.ok(subject, "%s; too few reads were timed to judge it (track_io_timing)".formatted(cost));
        }
        double millis = Double.parseDouble(database.getOrDefault("blk_read_time", "0")) / reads;
        String found = "%s, and a page takes %.3f ms (%d read)".formatted(cost, millis, reads);
        return millis >= FAST_READ_MILLIS
                ? Finding.ok(subject, found)
                : new Finding(
                        subject,
                        Verdict.ADVICE,
                        found,
                        "below %s ms no head has to move: alter database %s set random_page_cost = 1.1"
                                .formatted(FAST_READ_MILLIS, database.get("name")));
    }

    private Finding checkpoints() throws SQLException {
        String subject = "checkpoints";
        boolean ownView = Integer.parseInt(rows.one("show server_version_num")) >= FIRST_WITH_CHECKPOINTER;
        Map<String, String> row = rows.of(ownView ? """
                                select num_timed as timed, num_requested as asked
                                     , pg_size_bytes(current_setting('max_wal_size')) as wal
                                  from pg_stat_checkpointer
                                """ : """
                                select checkpoints_timed as timed, checkpoints_req as asked
                                     , pg_size_bytes(current_setting('max_wal_size')) as wal
                                  from pg_stat_bgwriter
                                """).getFirst();
        long asked = whole(row, "asked");
        long all = asked + whole(row, "timed");
        long wal = whole(row, "wal") / MIB;
        String found = "%d of %d came before their time; max_wal_size is %d MB".formatted(asked, all, wal);
        if (all < LEAST_CHECKPOINTS) {
            return Finding.ok(subject, "too few yet: " + found);
        }
        return asked * 2 <= all
                ? Finding.ok(subject, found)
                : new Finding(
                        subject,
                        Verdict.ADVICE,
                        found,
                        "half of them at most is wanted: alter system set max_wal_size = '%dMB'; select pg_reload_conf()"
                                .formatted(wal * 2));
    }

    private List<Finding> hotTables() throws SQLException {
        String subject = "autovacuum of hot tables";
        List<Finding> findings = new ArrayList<>();
        for (Map<String, String> row : rows.of("""
            select format('%I.%I', s.schemaname, s.relname) as name
                 , s.n_live_tup as rows
                 , s.n_tup_upd + s.n_tup_del as changes
                 , s.n_dead_tup as dead
                 , s.autovacuum_count as runs
              from pg_stat_user_tables s
              join pg_class c on c.oid = s.relid
             where s.schemaname in ('smd', 'bss', 'cloudinit', 'auth')
               and s.n_live_tup > 10000
               and s.n_tup_upd + s.n_tup_del > 10 * s.n_live_tup
               and s.n_dead_tup > 0.1 * s.n_live_tup
               and not coalesce(array_to_string(c.reloptions, ' '), '') ~ 'autovacuum_vacuum_scale_factor'
             order by s.n_tup_upd + s.n_tup_del desc
            """)) {
            findings.add(new Finding(
                    subject,
                    Verdict.ADVICE,
                    "%s: %s rows changed %s times, %s dead, %s runs"
                            .formatted(
                                    row.get("name"),
                                    row.get("rows"),
                                    row.get("changes"),
                                    row.get("dead"),
                                    row.get("runs")),
                    "a tenth dead at most is wanted where all changes ten times: alter table %s set (autovacuum_vacuum_scale_factor = 0.02)"
                            .formatted(row.get("name"))));
        }
        return findings.isEmpty() ? List.of(Finding.ok(subject, "it keeps up")) : findings;
    }

    private static long whole(Map<String, String> row, String column) {
        return Long.parseLong(row.getOrDefault(column, "0"));
    }
}
