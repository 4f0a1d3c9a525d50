package org.chamicore.auth.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FailedAttemptRepository {

    private final JdbcClient jdbc;

    FailedAttemptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The longest that one of {@code keys} still has to wait, zero where none has to; empty where none has failed. */
    Optional<Duration> findWait(List<String> keys) {
        return jdbc.sql("""
                        select max(ceil(extract(epoch from greatest(blocked_until - now(), interval '0'))))::bigint as seconds
                          from failed_attempt
                         where key = any(:keys)
                        having count(*) > 0
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) -> Duration.ofSeconds(row.getLong("seconds")))
                .optional();
    }

    /** Counts a failure: beyond {@code free} of them the next attempt waits 1 s, 2 s, 4 s, never more than {@code longest}. */
    void count(String key, int free, Duration longest, Duration forgetAfter) {
        jdbc.sql("""
                        insert into failed_attempt as known (key, failures, last_at, blocked_until)
                        values (:key, 1, now(), now())
                        on conflict (key) do update
                           set failures      = case when known.last_at < now() - make_interval(secs => :forget) then 1
                                                    else known.failures + 1 end
                             , last_at       = now()
                             , blocked_until = case
                                                   when known.last_at < now() - make_interval(secs => :forget) then now()
                                                   when known.failures + 1 <= :free then now()
                                                   else now() + make_interval(secs =>
                                                            least(:longest, power(2, least(known.failures - :free, 20))))
                                               end
                        """)
                .param("key", key)
                .param("free", free)
                .param("longest", longest.toSeconds())
                .param("forget", forgetAfter.toSeconds())
                .update();
    }

    void forget(String key) {
        jdbc.sql("delete from failed_attempt where key = :key")
                .param("key", key)
                .update();
    }

    /** Removes at most {@code limit} that are forgotten anyway. */
    int purge(Duration forgetAfter, int limit) {
        return jdbc.sql("""
                        delete from failed_attempt
                         where key in (select key
                                         from failed_attempt
                                        where last_at < now() - make_interval(secs => :forget)
                                        limit :limit
                                          for update skip locked)
                        """)
                .param("forget", forgetAfter.toSeconds())
                .param("limit", limit)
                .update();
    }
}
