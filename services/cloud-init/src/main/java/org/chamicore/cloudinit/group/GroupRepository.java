package org.chamicore.cloudinit.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cloudinit.addition.Additions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The SQL of the groups, and their name in the change log: not {@code group}, which is what the inventory calls its own. */
@Repository
public class GroupRepository {

    public static final String KIND = "node_group";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    GroupRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<Group> list() {
        return jdbc.sql("""
                        select name, description, meta_data, content, filename, encoding, versions, additions
                          from node_group
                         order by name
                        """).query(this::toGroup).list();
    }

    Optional<Group> find(String name) {
        return jdbc.sql("""
                        select name, description, meta_data, content, filename, encoding, versions, additions
                          from node_group
                         where name = :name
                        """).param("name", name).query(this::toGroup).optional();
    }

    /** Holds off every other writer of this name, taken or free, until the caller's transaction ends; and of some others. */
    void lock(String name) {
        jdbc.sql("""
                        select pg_advisory_xact_lock((hashtextextended('node_group', 0) & ~63) | (hashtextextended(:name, 0) & 63))
                        """).param("name", name).query((row, rowNumber) -> name).single();
    }

    /** Holds off every other writer of groups; a lock for each name would be more than the database has. */
    void lockAll() {
        jdbc.sql("""
                        select pg_advisory_xact_lock((hashtextextended('node_group', 0) & ~63) | bucket)
                          from generate_series(cast(0 as bigint), 63) as bucket
                         order by bucket
                        """).query((row, rowNumber) -> rowNumber).list();
    }

    /** Says whether the name was free. */
    boolean insert(Group group) {
        return write("""
                insert into node_group (name, description, meta_data, content, filename, encoding, versions, additions)
                values (:name, :description, cast(:metaData as jsonb), :content, :filename, :encoding, cast(:versions as jsonb)
                     , cast(:additions as jsonb))
                    on conflict (name) do nothing
                """, group);
    }

    void update(Group group) {
        write("""
                update node_group
                   set description  = :description
                     , meta_data    = cast(:metaData as jsonb)
                     , content      = :content
                     , filename     = :filename
                     , encoding     = :encoding
                     , versions     = cast(:versions as jsonb)
                     , additions    = cast(:additions as jsonb)
                     , last_updated = now()
                 where name = :name
                """, group);
    }

    /** The group as it was; empty when there was none. */
    Optional<Group> delete(String name) {
        return jdbc.sql("""
                        delete from node_group
                         where name = :name
                        returning name, description, meta_data, content, filename, encoding, versions, additions
                        """).param("name", name).query(this::toGroup).optional();
    }

    private boolean write(String statement, Group group) {
        return jdbc.sql(statement)
                        .param("name", group.name())
                        .param("description", group.description())
                        .param("metaData", json.writeValueAsString(group.metaData()))
                        .param("content", group.file().content())
                        .param("filename", group.file().filename())
                        .param("encoding", group.file().encoding())
                        .param("versions", json.writeValueAsString(group.versions()))
                        .param("additions", json.writeValueAsString(group.additions()))
                        .update()
                == 1;
    }

    private Group toGroup(ResultSet row, int rowNumber) throws SQLException {
        return new Group(
                row.getString("name"),
                row.getString("description"),
                (ObjectNode) json.readTree(row.getString("meta_data")),
                new GroupFile(row.getString("content"), row.getString("filename"), row.getString("encoding")),
                json.readValue(row.getString("versions"), TEXTS),
                json.readValue(row.getString("additions"), Additions.class));
    }
}
