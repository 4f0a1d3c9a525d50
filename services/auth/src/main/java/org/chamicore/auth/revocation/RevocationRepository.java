package org.chamicore.auth.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chamicore.web.security.Revocation;
import org.chamicore.web.security.Revocation.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevocationRepository {

    private final JdbcClient jdbc;

    RevocationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a revocation, or moves one that is there already to now. */
    void save(Kind kind, String value, Instant expiresAt) {
        // Whoever comes second waits for the state's row, so that no revocation appears behind a tag that was given out
        // with others.
        jdbc.sql("""
                        with moved as (
                          update revocation_state
                             set tag = gen_random_uuid()
                          returning tag
                        )
                        insert into revocation (kind, value, revoked_at, expires_at)
                        select :kind
                             , :value
                             , clock_timestamp()
                             , :expiresAt
                          from moved
                        on conflict (kind, value) do update
                           set revoked_at = excluded.revoked_at
                             , expires_at = greatest(revocation.expires_at, excluded.expires_at)
                        """)
                .param("kind", kind.text())
                .param("value", value)
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the list is called as long as nobody revokes anything more. */
    UUID tag() {
        return jdbc.sql("select tag from revocation_state").query(UUID.class).single();
    }

    /** All that still matter, with the tag that goes with them. */
    RevocationList list() {
        List<Revocation> revocations = new ArrayList<>();
        List<UUID> tag = new ArrayList<>();
        jdbc.sql("""
                        select tag
                             , kind
                             , value
                             , revoked_at
                             , expires_at
                          from revocation_state
                          left join revocation on expires_at > now()
                         order by revoked_at, kind, value
                        """).query(row -> {
            tag.add(row.getObject("tag", UUID.class));
            if (row.getString("kind") != null) {
                revocations.add(toRevocation(row));
            }
        });
        return new RevocationList(tag.getFirst(), revocations);
    }

    /** Whether one of these was revoked and the token issued before that. */
    boolean holdsAny(List<String> kinds, List<String> values, Instant issuedAt) {
        return jdbc.sql("""
                        select exists (
                          select
                            from revocation
                            join unnest(cast(:kinds as text[]), cast(:values as text[])) as token (kind, value)
                           using (kind, value)
                           where expires_at > now()
                             and (kind = 'token' or date_trunc('second', revoked_at) + interval '1 second' > :issuedAt))
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .param("issuedAt", issuedAt.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Removes rows whose tokens have all ended, a bounded number at a time. */
    int deleteEnded(int limit) {
        return jdbc.sql("""
                        delete from revocation
                         where (kind, value) in (
                           select kind
                                , value
                             from revocation
                            where expires_at <= now()
                            limit :limit
                              for update skip locked)
                        """).param("limit", limit).update();
    }

    private static Revocation toRevocation(ResultSet row) throws SQLException {
        Kind kind = Kind.parse(row.getString("kind"));
        return new Revocation(
                kind,
                Revocation.digest(kind, row.getString("value")),
                row.getObject("revoked_at", OffsetDateTime.class).toEpochSecond(),
                row.getObject("expires_at", OffsetDateTime.class).toEpochSecond() + 1);
    }
}
