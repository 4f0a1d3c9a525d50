package org.chamicore.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chamicore.db.bulk.BulkLoad;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The three ways of writing rows, and where {@link BulkLoad#COPY_FROM} lies between them: a statement for each row, one statement over
 * {@code unnest} for all, and COPY. Each in one transaction, in turns, {@code -Drounds} times; medians are printed. It uses the suite's
 * PostgreSQL, in a database of its own that goes again.
 */
final class BulkFigures {

    private static final String SCRATCH = "chamicore_bulk_figures";
    private static final List<Integer> SIZES = List.of(10, 100, 500, 1000, 2000, 10_000);

    private enum Way {
        SINGLE,
        BATCH,
        COPY
    }

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private BulkFigures(SingleConnectionDataSource connection) {
        template = new JdbcTemplate(connection);
        jdbc = JdbcClient.create(template);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = Target.number("rounds", 15);
        SingleConnectionDataSource admin = connect("postgres");
        JdbcTemplate server = new JdbcTemplate(admin);
        server.execute("create database " + SCRATCH);
        try {
            SingleConnectionDataSource connection = connect(SCRATCH);
            new BulkFigures(connection).measure(rounds);
            connection.destroy();
        } finally {
            server.execute("drop database " + SCRATCH);
            admin.destroy();
        }
    }

    private static SingleConnectionDataSource connect(String database) throws IOException {
        String port = Objects.requireNonNullElse(System.getenv("CHAMICORE_DB_PORT"), "5433");
        Path data = Path.of(Objects.requireNonNullElse(System.getenv("CHAMICORE_DATA"), ".chamicore"));
        return new SingleConnectionDataSource(
                "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database),
                "postgres",
                Files.readString(data.resolve("secrets/db-postgres")).strip(),
                true);
    }

    /** A table like the inventory's components, with a key, an index and a check. */
    private void measure(int rounds) {
        template.execute("""
                create table thing (
                    id      text    not null
                  , kind    text    not null
                  , state   text    not null
                  , role    text
                  , nid     bigint  not null
                  , enabled boolean not null
                  , constraint thing_pk        primary key (id)
                  , constraint thing_nid_check check (nid > 0)
                )
                """);
        template.execute("create index thing_nid_idx on thing (nid)");
        System.out.printf("%8s %10s %10s %10s   (medians of %d, in ms)%n", "rows", "single", "batch", "copy", rounds);
        for (int rows : SIZES) {
            Map<Way, List<Long>> taken = new EnumMap<>(Way.class);
            for (int round = -rounds / 3; round < rounds; round++) {
                for (Way way : Way.values()) {
                    long nanoseconds = timed(way, rows);
                    if (round >= 0) {
                        taken.computeIfAbsent(way, none -> new ArrayList<>()).add(nanoseconds);
                    }
                }
            }
            System.out.printf(
                    "%8d %10.2f %10.2f %10.2f%n",
                    rows,
                    median(taken.getOrDefault(Way.SINGLE, List.of())),
                    median(taken.getOrDefault(Way.BATCH, List.of())),
                    median(taken.getOrDefault(Way.COPY, List.of())));
        }
    }

    private long timed(Way way, int rows) {
        template.execute("truncate thing");
        List<Integer> numbers = IntStream.rangeClosed(1, rows).boxed().toList();
        long start = System.nanoTime();
        transaction.executeWithoutResult(status -> {
            switch (way) {
                case SINGLE -> numbers.forEach(this::single);
                case BATCH -> batch(numbers);
                case COPY -> copy(numbers);
            }
        });
        return System.nanoTime() - start;
    }

    private void single(int number) {
        jdbc.sql("""
                        insert into thing (id, kind, state, role, nid, enabled)
                        values (:id, 'Node', 'Ready', 'Compute', :nid, true)
                        """).param("id", id(number)).param("nid", number).update();
    }

    private void batch(List<Integer> numbers) {
        jdbc.sql("""
                        insert into thing (id, kind, state, role, nid, enabled)
                        select id, kind, state, role, nid, enabled
                          from unnest(cast(:ids as text[]), cast(:kinds as text[]), cast(:states as text[])
                                    , cast(:roles as text[]), cast(:nids as bigint[]), cast(:enabled as boolean[]))
                               as new (id, kind, state, role, nid, enabled)
                        """)
                .param("ids", numbers.stream().map(BulkFigures::id).toArray(String[]::new))
                .param("kinds", same("Node", numbers))
                .param("states", same("Ready", numbers))
                .param("roles", same("Compute", numbers))
                .param("nids", numbers.toArray(Integer[]::new))
                .param("enabled", Collections.nCopies(numbers.size(), true).toArray(Boolean[]::new))
                .update();
    }

    private void copy(List<Integer> numbers) {
        new BulkLoad(template)
                .copy(
                        "copy thing (id, kind, state, role, nid, enabled) from stdin",
                        numbers,
                        number -> Arrays.asList(id(number), "Node", "Ready", "Compute", number, true));
    }

    private static String[] same(String value, List<Integer> numbers) {
        return Collections.nCopies(numbers.size(), value).toArray(String[]::new);
    }

    private static String id(int number) {
        return "x%dc%ds%db0n%d".formatted(1000 + number / 256, number / 32 % 8, number / 4 % 8, number % 4);
    }

    private static double median(List<Long> nanoseconds) {
        return nanoseconds.stream()
                        .sorted()
                        .skip(nanoseconds.size() / 2)
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }
}
