package org.chamicore.cli.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cli.suite.Service;

/**
 * Whether {@code DB_MAX_CONNS} of each service fits what its pools were seen to need in the last week ({@code connection_metrics}).
 *
 * @param free connections that the server still has to give
 * @param usual {@code DB_MAX_CONNS} of a service that is not connected
 */
record PoolChecks(Rows rows, List<Service> services, int free, int usual) {

    private static final int LEAST_SAMPLES = 500;
    private static final int LEAST_HOURS = 24;
    private static final int HOURS_TO_LOWER = 144;
    private static final int LEAST_CONNECTIONS = 5;
    private static final double WAITING_TOO_OFTEN = 0.001;

    private record Reading(long samples, long hours, int peak, long waits, int most) {

        boolean isTooFew() {
            return samples < LEAST_SAMPLES || hours < LEAST_HOURS;
        }

        boolean isTooSmall() {
            return waits >= Math.max(2, samples * WAITING_TOO_OFTEN) && peak >= most;
        }

        boolean isTooLarge() {
            return hours >= HOURS_TO_LOWER && waits == 0 && peak * 3 < most && most > LEAST_CONNECTIONS;
        }

        @Override
        public String toString() {
            return "most in use %d of %d, waited for in %d of %d samples over %d hours"
                    .formatted(peak, most, waits, samples, hours);
        }
    }

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Service service : services) {
            reading(service).map(reading -> finding(service, reading)).ifPresent(findings::add);
        }
        return findings;
    }

    private Finding finding(Service service, Reading reading) {
        String subject = "pool of " + service.title();
        if (reading.isTooFew()) {
            return Finding.ok(subject, "too little history: " + reading);
        }
        if (reading.isTooSmall()) {
            int wanted = reading.most() + Math.max(5, reading.most() / 2);
            String set = "waiting is to be rarer than 1 in 1000: set DB_MAX_CONNS=%d for it".formatted(wanted);
            int more = wanted - reading.most();
            return new Finding(
                    subject,
                    Verdict.ADVICE,
                    reading.toString(),
                    more <= free
                            ? set
                            : "%s, and first max_connections %d higher on the server, which has no more to give"
                                    .formatted(set, more - Math.max(0, free)));
        }
        if (reading.isTooLarge()) {
            return new Finding(
                    subject,
                    Verdict.ADVICE,
                    reading.toString(),
                    "a week used less than a third: set DB_MAX_CONNS=%d for it"
                            .formatted(Math.max(LEAST_CONNECTIONS, reading.peak() * 2)));
        }
        return Finding.ok(subject, reading.toString());
    }

    /** Of each process, the largest; empty while the schema has no such table. */
    private Optional<Reading> reading(Service service) throws SQLException {
        String schema = service.schema();
        if (!rows.holds("select to_regclass(? || '.connection_metrics') is not null", schema)) {
            return Optional.empty();
        }
        Map<String, String> row = rows.of(rows.one("""
            select format(
                       $$
                       select count(*) as samples
                            , count(distinct date_trunc('hour', recorded_at)) as hours
                            , coalesce(max(active), 0) as peak
                            , count(*) filter (where waiting > 0) as waits
                            , coalesce((select max(split_part(application_name, '/', 2)::int)
                                          from pg_stat_activity
                                         where usename = %1$L
                                           and application_name ~ '^[a-z]+/[0-9]{1,6}/')
                                     , ?) as most
                         from %1$I.connection_metrics
                        where recorded_at >= now() - interval '7 days'
                       $$
                     , cast(? as text))
            """, schema), usual).getFirst();
        return Optional.of(new Reading(
                number(row, "samples"), number(row, "hours"), (int) number(row, "peak"), number(row, "waits"), (int)
                        number(row, "most")));
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.getOrDefault(column, "0"));
    }
}
