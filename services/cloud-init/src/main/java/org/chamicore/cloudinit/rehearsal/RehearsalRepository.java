package org.chamicore.cloudinit.rehearsal;

import java.util.List;
import org.chamicore.db.changelog.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of rehearsals. */
@Repository
class RehearsalRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RehearsalRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What the caller's transaction has logged so far. */
    List<Change> logged() {
        return jdbc.sql("""
                        select kind, key, before, after
                          from change_log
                         where xid >= pg_current_xact_id_if_assigned()
                           and xmin = cast(pg_current_xact_id_if_assigned() as xid)
                         order by xid, position
                        """)
                .query((row, rowNumber) -> new Change(
                        row.getString("kind"),
                        row.getString("key"),
                        tree(row.getString("before")),
                        tree(row.getString("after"))))
                .list();
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
