package org.chamicore.auth.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SigningKeyRepository {

    private final JdbcClient jdbc;

    SigningKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other instance makes or changes keys, and keeps the others waiting until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('chamicore.auth.signing_key', 0))")
                .query((row, number) -> number)
                .list();
    }

    /** The keys not withdrawn, the one that signs now before all others. */
    List<SealedKey> findPublished() {
        return jdbc.sql("""
                        select kid
                             , sealed_key
                             , signs_from
                             , withdrawn_at
                          from signing_key
                         where withdrawn_at is null
                            or withdrawn_at > now()
                         order by signs_from <= now() desc
                                , signs_from desc
                                , kid
                        """).query(SigningKeyRepository::toSealedKey).list();
    }

    /** @param lead how long it is published before it signs */
    void insert(SealedKey key, Duration lead) {
        jdbc.sql("""
                        insert into signing_key (kid, algorithm, sealed_key, signs_from)
                        values (:kid, :algorithm, :sealed, now() + make_interval(secs => :lead))
                        """)
                .param("kid", key.kid())
                .param("algorithm", SigningKey.ALGORITHM.getName())
                .param("sealed", key.sealed())
                .param("lead", lead.toSeconds())
                .update();
    }

    /** How long ago the newest key began to sign, negative where it has yet to; empty where there is no key. */
    Optional<Duration> findAgeOfNewest() {
        return jdbc.sql("""
                        select extract(epoch from now() - max(signs_from))::bigint as seconds
                          from signing_key
                         where withdrawn_at is null
                            or withdrawn_at > now()
                        having count(*) > 0
                        """)
                .query((row, number) -> Duration.ofSeconds(row.getLong("seconds")))
                .optional();
    }

    /** Ends all keys but {@code kid}, some time after that begins to sign, unless they end earlier. */
    void withdrawOthers(String kid, Duration lead, Duration overlap) {
        jdbc.sql("""
                        update signing_key
                           set withdrawn_at = least(withdrawn_at, now() + make_interval(secs => :after))
                         where kid <> :kid
                           and (withdrawn_at is null or withdrawn_at > now())
                        """)
                .param("kid", kid)
                .param("after", lead.plus(overlap).toSeconds())
                .update();
    }

    /** Removes keys that were withdrawn more than a day ago; nothing that they signed is good any more. */
    int deleteLongWithdrawn() {
        return jdbc.sql("delete from signing_key where withdrawn_at < now() - interval '1 day'")
                .update();
    }

    private static SealedKey toSealedKey(ResultSet row, int number) throws SQLException {
        OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new SealedKey(
                row.getString("kid"),
                row.getBytes("sealed_key"),
                row.getObject("signs_from", OffsetDateTime.class).toInstant(),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
