package org.chamicore.cloudinit.nodetoken;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of used tokens; ordered by key within a statement, so that two replicas cannot wait for each other. */
@Repository
class NodeTokenUseRepository {

    private final JdbcClient jdbc;

    NodeTokenUseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were written after this. */
    List<NodeTokenUse> since(Instant writtenAt) {
        return jdbc.sql("""
                        select id, issued_at, written_at
                          from node_token_use
                         where written_at > :writtenAt
                        """)
                .param("writtenAt", writtenAt.atOffset(ZoneOffset.UTC))
                .query((row, rowNumber) -> new NodeTokenUse(
                        NodeId.valueOf(row.getString("id")), instant(row, "issued_at"), instant(row, "written_at")))
                .list();
    }

    /** Leaves what is later. */
    void write(List<NodeId> nodes, List<Instant> issuedAts) {
        jdbc.sql("""
                        insert into node_token_use (id, issued_at, written_at)
                        select id, issued_at, now()
                          from unnest(cast(:ids as text[]), cast(:issuedAts as timestamptz[])) as used (id, issued_at)
                         order by id
                            on conflict (id) do update
                           set issued_at  = excluded.issued_at
                             , written_at = excluded.written_at
                         where node_token_use.issued_at < excluded.issued_at
                        """)
                .param("ids", nodes.stream().map(NodeId::value).toArray(String[]::new))
                .param("issuedAts", issuedAts.stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    /** Removes those of tokens that were issued so long ago, and says how many. */
    long forget(Duration keep, int most) {
        return jdbc.sql("""
                        delete from node_token_use
                         where id in (
                               select id
                                 from node_token_use
                                where issued_at < now() - make_interval(secs => :keep)
                                limit :most
                                  for update skip locked)
                        """).param("keep", keep.toSeconds()).param("most", most).update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
