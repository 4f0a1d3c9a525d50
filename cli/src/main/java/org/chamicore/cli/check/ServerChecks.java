package org.chamicore.cli.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server: its version, its connections, what holds it up, and whether lines to it are encrypted. */
record ServerChecks(Rows rows, int connectionsWanted) {

    private static final int OLDEST = 15;
    private static final int VERSION_FACTOR = 10_000;
    private static final long OLD_TRANSACTIONS = 1_000_000_000L;

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(version());
        findings.add(connections());
        findings.add(longTransactions());
        findings.add(replicationSlots());
        findings.add(transactionAge());
        findings.add(encryption());
        findings.add(autovacuum());
        findings.add(checksums());
        findings.add(statements());
        return findings;
    }

    private Finding version() throws SQLException {
        int major = Integer.parseInt(rows.one("show server_version_num")) / VERSION_FACTOR;
        String text = "PostgreSQL " + rows.one("show server_version");
        return major >= OLDEST
                ? Finding.ok("server version", text)
                : new Finding(
                        "server version",
                        Verdict.BAD,
                        text,
                        "move to PostgreSQL 16 or newer; 15 is the oldest supported");
    }

    private Finding connections() throws SQLException {
        Map<String, String> row = connections(rows);
        int free = Integer.parseInt(row.get("free"));
        int others = Integer.parseInt(row.get("others"));
        String found = "%d for use, %s in use; the services may come to need %d"
                .formatted(free, row.get("used"), connectionsWanted);
        return free >= connectionsWanted + others
                ? Finding.ok("connection budget", found)
                : new Finding(
                        "connection budget",
                        Verdict.ADVICE,
                        found,
                        "raise max_connections to %d or lower DB_MAX_CONNS (25) of the services"
                                .formatted(connectionsWanted + others + 10));
    }

    /** How many the server can give to the services and others ({@code free}), how many it has given, and how many of those to others. */
    static Map<String, String> connections(Rows rows) throws SQLException {
        return rows.of("""
            select current_setting('max_connections')::int
                   - current_setting('superuser_reserved_connections')::int
                   - coalesce(current_setting('reserved_connections', true), '0')::int as free
                 , (select count(*) from pg_stat_activity where backend_type = 'client backend') as used
                 , (select count(*)
                      from pg_stat_activity
                     where backend_type = 'client backend'
                       and usename not in ('smd', 'bss', 'cloudinit', 'auth')) as others
            """).getFirst();
    }

    private Finding longTransactions() throws SQLException {
        List<Map<String, String>> found = rows.of("""
            select pid, coalesce(usename, backend_type) as who, extract(epoch from now() - xact_start)::bigint as seconds
              from pg_stat_activity
             where xact_start < now() - interval '5 minutes'
               and pid <> pg_backend_pid()
               and backend_type = 'client backend'
             union all
            select 0, 'prepared ' || gid, extract(epoch from now() - prepared)::bigint
              from pg_prepared_xacts
             where prepared < now() - interval '5 minutes'
             order by seconds desc
            """);
        if (found.isEmpty()) {
            return Finding.ok("long transactions", "none older than 5 minutes");
        }
        Map<String, String> worst = found.getFirst();
        return new Finding(
                "long transactions",
                Verdict.ADVICE,
                "%d, the longest by %s for %s s".formatted(found.size(), worst.get("who"), worst.get("seconds")),
                "they hold VACUUM and the feeds back: end them, or select pg_terminate_backend(%s)"
                        .formatted(worst.get("pid")));
    }

    private Finding replicationSlots() throws SQLException {
        List<Map<String, String>> found = rows.of("""
            select slot_name
                 , pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) as kept
              from pg_replication_slots
             where not active
               and restart_lsn is not null
             order by restart_lsn
            """);
        return found.isEmpty()
                ? Finding.ok("replication slots", "none without a reader")
                : new Finding(
                        "replication slots",
                        Verdict.ADVICE,
                        "%s has no reader and keeps %s of WAL"
                                .formatted(
                                        found.getFirst().get("slot_name"),
                                        found.getFirst().get("kept")),
                        "start its reader, or drop it: select pg_drop_replication_slot('%s')"
                                .formatted(found.getFirst().get("slot_name")));
    }

    private Finding transactionAge() throws SQLException {
        long age = Long.parseLong(
                rows.one("select age(datfrozenxid) from pg_database where datname = current_database()"));
        String found = "%,d transactions since the oldest row was frozen".formatted(age);
        return age < OLD_TRANSACTIONS
                ? Finding.ok("transaction numbers", found)
                : new Finding(
                        "transaction numbers", Verdict.BAD, found, "vacuum (freeze) the database before 2,100,000,000");
    }

    private Finding encryption() throws SQLException {
        String plain = rows.one("""
            select count(*)
              from pg_stat_ssl s
              join pg_stat_activity a using (pid)
             where not s.ssl
               and a.client_addr is not null
               and not (a.client_addr <<= '127.0.0.0/8' or a.client_addr = '::1')
            """);
        String found = "ssl is %s; %s lines from other machines in plain text".formatted(rows.one("show ssl"), plain);
        return plain.equals("0")
                ? Finding.ok("TLS", found)
                : new Finding("TLS", Verdict.BAD, found, "set ssl = on, and DB_SSL_MODE=verify-full for the services");
    }

    private Finding autovacuum() throws SQLException {
        boolean on = rows.holds("select current_setting('autovacuum')::bool and current_setting('track_counts')::bool");
        return on
                ? Finding.ok("autovacuum", "on")
                : new Finding("autovacuum", Verdict.BAD, "off", "set autovacuum = on and track_counts = on");
    }

    private Finding checksums() throws SQLException {
        return rows.holds("select current_setting('data_checksums')::bool")
                ? Finding.ok("data checksums", "on")
                : new Finding(
                        "data checksums",
                        Verdict.ADVICE,
                        "off: a disk that forgets is not noticed",
                        "stop the server once and run pg_checksums --enable");
    }

    private Finding statements() throws SQLException {
        return SlowStatements.isLoaded(rows)
                ? Finding.ok("pg_stat_statements", "loaded: see 'chamicore db slow'")
                : new Finding("pg_stat_statements", Verdict.ADVICE, "not there", SlowStatements.HOW_TO_LOAD);
    }
}
