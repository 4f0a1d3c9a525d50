package org.chamicore.inventory.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.inventory.rows.Columns;
import org.chamicore.inventory.xname.Xname;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MembershipRepository {

    private static final int PORTION = 1000;

    private final JdbcClient jdbc;

    MembershipRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What each of these is in; those in nothing are left out. */
    List<Membership> findAll(Collection<Xname> ids) {
        return jdbc.sql("""
                        select component_id, array_agg(label order by label) as labels
                          from group_member
                         where component_id = any(:ids)
                         group by component_id
                        """)
                .param("ids", Columns.names(ids))
                .query(MembershipRepository::map)
                .list();
    }

    /** Hands over every component that is in something, ordered by name; within a transaction it is read in portions. */
    void forEach(Consumer<Membership> consumer) {
        try (Stream<Membership> memberships =
                jdbc.sql("""
                        select component_id, array_agg(label order by label) as labels
                          from group_member
                         group by component_id
                         order by component_id
                        """).withFetchSize(PORTION).query(MembershipRepository::map).stream()) {
            memberships.forEach(consumer);
        }
    }

    private static Membership map(ResultSet row, int number) throws SQLException {
        return Membership.of(Xname.parse(row.getString("component_id")), List.of((String[])
                row.getArray("labels").getArray()));
    }
}
