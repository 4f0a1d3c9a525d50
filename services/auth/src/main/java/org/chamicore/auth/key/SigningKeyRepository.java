package org.chamicore.auth.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
                          from signing_key
                         where withdrawn_at is null
                            or withdrawn_at > now()
                         order by signs_from <= now() desc
                                , signs_from desc
                                , kid
                        """).query(SigningKeyRepository::toSealedKey).list();
    }

    void insert(SealedKey key) {
        jdbc.sql("""
                        insert into signing_key (kid, algorithm, sealed_key)
                        values (:kid, :algorithm, :sealed)
                        """)
                .param("kid", key.kid())
                .param("algorithm", SigningKey.ALGORITHM.getName())
                .param("sealed", key.sealed())
                .update();
    }

    private static SealedKey toSealedKey(ResultSet row, int number) throws SQLException {
        return new SealedKey(row.getString("kid"), row.getBytes("sealed_key"));
    }
}
