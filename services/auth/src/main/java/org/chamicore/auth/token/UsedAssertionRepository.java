package org.chamicore.auth.token;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signed proofs that clients have used. */
@Repository
public class UsedAssertionRepository {

    private final JdbcClient jdbc;

    UsedAssertionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Remembers a proof until some time after its end, as clocks differ.
     *
     * @return whether it is used for the first time
     */
    boolean insert(String clientId, String jti, String expiresAt) {
        return jdbc.sql("""
                        insert into used_assertion (client_id, jti, expires_at)
                        values (:clientId, :jti, cast(:expiresAt as timestamptz) + interval '2 minutes')
                        on conflict (client_id, jti) do nothing
                        """)
                        .param("clientId", clientId)
                        .param("jti", jti)
                        .param("expiresAt", expiresAt)
                        .update()
                == 1;
    }

    /** Removes at most {@code limit} that have ended. */
    public int purge(int limit) {
        return jdbc.sql("""
                        delete from used_assertion
                         where (client_id, jti) in (select client_id
                                                         , jti
                                                      from used_assertion
                                                     where expires_at < now()
                                                     limit :limit
                                                       for update skip locked)
                        """).param("limit", limit).update();
    }
}
