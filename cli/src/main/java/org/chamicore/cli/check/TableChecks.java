package org.chamicore.cli.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables, indexes and sequences of the suite's schemas: bloat, what is missing, what nobody uses, what runs out. */
record TableChecks(Rows rows) {

    private static final double FULL = 0.9;

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(each("dead rows", "no table has many", """
            select format('%I.%I', schemaname, relname) as name
                 , format('%s dead rows beside %s; vacuumed %s', n_dead_tup, n_live_tup
                         , coalesce(greatest(last_vacuum, last_autovacuum)::text, 'never')) as found
                 , format('vacuum (analyze) %I.%I', schemaname, relname) as advice
              from pg_stat_user_tables
             where schemaname in ('smd', 'bss', 'cloudinit', 'auth')
               and n_dead_tup > 10000
               and n_dead_tup > 0.2 * n_live_tup
             order by n_dead_tup desc
            """));
        findings.addAll(each("planner statistics", "every table with rows has some", """
            select format('%I.%I', schemaname, relname) as name
                 , format('%s rows and never analyzed', n_live_tup) as found
                 , format('analyze %I.%I', schemaname, relname) as advice
              from pg_stat_user_tables
             where schemaname in ('smd', 'bss', 'cloudinit', 'auth')
               and n_live_tup > 10000
               and last_analyze is null
               and last_autoanalyze is null
            """));
        findings.addAll(each("invalid indexes", "none", """
            select format('%I.%I', n.nspname, c.relname) as name
                 , 'left by an index build that failed: it costs and does not serve' as found
                 , format('reindex index concurrently %I.%I', n.nspname, c.relname) as advice
              from pg_index i
              join pg_class c on c.oid = i.indexrelid
              join pg_namespace n on n.oid = c.relnamespace
             where not i.indisvalid
               and n.nspname in ('smd', 'bss', 'cloudinit', 'auth')
            """));
        findings.addAll(each("foreign keys without index", "none", """
            select format('%I.%I', n.nspname, k.conname) as name
                 , format('%I.%I has no index for it', n.nspname, t.relname) as found
                 , 'deletes in the other table read all of this one: report it, it is a migration that is missing' as advice
              from pg_constraint k
              join pg_class t on t.oid = k.conrelid
              join pg_namespace n on n.oid = t.relnamespace
             where k.contype = 'f'
               and k.conparentid = 0
               and n.nspname in ('smd', 'bss', 'cloudinit', 'auth')
               and not exists (
                   select
                     from pg_index i
                    where i.indrelid = k.conrelid
                      and i.indpred is null
                      and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
            """));
        findings.addAll(each("indexes not used", "none of a size that matters", """
            select format('%I.%I', s.schemaname, s.indexrelname) as name
                 , format('%s, not read since %s', pg_size_pretty(pg_relation_size(s.indexrelid))
                         , coalesce(d.stats_reset::date::text, 'the server was made')) as found
                 , 'watch it over a month with all that happens in one; then report it' as advice
              from pg_stat_user_indexes s
              join pg_index i on i.indexrelid = s.indexrelid
              join pg_stat_database d on d.datname = current_database()
             where s.schemaname in ('smd', 'bss', 'cloudinit', 'auth')
               and s.idx_scan = 0
               and not i.indisunique
               and pg_relation_size(s.indexrelid) > 10 * 1024 * 1024
             order by pg_relation_size(s.indexrelid) desc
            """));
        findings.addAll(sequences());
        return findings;
    }

    private List<Finding> sequences() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Map<String, String> row : rows.of("""
            select format('%I.%I', schemaname, sequencename) as name
                 , round(coalesce(last_value, 0)::numeric / max_value, 4) as used
                 , data_type
              from pg_sequences
             where schemaname in ('smd', 'bss', 'cloudinit', 'auth')
               and coalesce(last_value, 0)::numeric / max_value > 0.5
             order by used desc
            """)) {
            double used = Double.parseDouble(row.getOrDefault("used", "0"));
            findings.add(new Finding(
                    "sequences",
                    used > FULL ? Verdict.BAD : Verdict.ADVICE,
                    "%s (%s) has used %.0f %% of its numbers"
                            .formatted(row.get("name"), row.get("data_type"), used * 100),
                    "alter the sequence and its column to bigint before it ends"));
        }
        return findings.isEmpty() ? List.of(Finding.ok("sequences", "none is half used")) : findings;
    }

    /** A question that names what is to be mended, one row each. */
    private List<Finding> each(String subject, String fine, String question) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Map<String, String> row : rows.of(question)) {
            findings.add(new Finding(
                    subject,
                    Verdict.ADVICE,
                    "%s: %s".formatted(row.get("name"), row.get("found")),
                    row.getOrDefault("advice", "")));
        }
        return findings.isEmpty() ? List.of(Finding.ok(subject, fine)) : findings;
    }
}
