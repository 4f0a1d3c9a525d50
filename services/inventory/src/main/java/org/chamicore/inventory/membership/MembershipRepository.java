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
                        select component_id, labels, name
                          from (select component_id, array_agg(label order by label) as labels
                                  from group_member
                                 where component_id = any(:ids)
                                 group by component_id) as grouped
                          full join (select component_id, name
                                       from partition_member
                                      where component_id = any(:ids)) as partitioned using (component_id)
                        """)
                .param("ids", Columns.names(ids))
                .query(MembershipRepository::map)
                .list();
    }

    /** Hands over every component that is in something, ordered by name; within a transaction it is read in portions. */
    void forEach(Consumer<Membership> consumer) {
        try (Stream<Membership> memberships =
                jdbc.sql("""
                        select component_id, labels, name
                          from (select component_id, array_agg(label order by label) as labels
                                  from group_member
                                 group by component_id) as grouped
                          full join partition_member using (component_id)
                         order by component_id
                        """).withFetchSize(PORTION).query(MembershipRepository::map).stream()) {
            memberships.forEach(consumer);
        }
    }

    /** Keeps these components, and so what they are in, to this transaction until that ends; says which of them exist. */
    List<Xname> lockComponents(Collection<Xname> ids) {
        return jdbc.sql("""
                        select id
                          from component
                         where id = any(:ids)
                         order by id
                           for no key update
                        """)
                .param("ids", Columns.names(ids))
                .query((row, number) -> Xname.parse(row.getString("id")))
                .list();
    }

    private static Membership map(ResultSet row, int number) throws SQLException {
        String partition = row.getString("name");
        return new Membership(
                Xname.parse(row.getString("component_id")),
                Columns.texts(row.getArray("labels")),
                partition == null ? "" : partition);
    }
}
