package org.chamicore.inventory.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.inventory.rows.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far subscribers have been told, by address. */
@Repository
class ProgressRepository {

    private final JdbcClient jdbc;

    ProgressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Cursor> findAll() {
        Map<String, Cursor> all = new HashMap<>();
        jdbc.sql("""
                        select url, cursor
                          from notification_progress
                        """).query(row -> {
            all.put(row.getString("url"), Cursor.parse(row.getString("cursor")));
        });
        return all;
    }

    void save(Map<String, Cursor> progress) {
        jdbc.sql("""
                        insert into notification_progress (url, cursor)
                        select url, cursor
                          from unnest(cast(:urls as text[]), cast(:cursors as text[])) as told (url, cursor)
                         order by url
                            on conflict (url) do update set cursor = excluded.cursor
                        """)
                .params(Columns.<Map.Entry<String, Cursor>>of(progress.entrySet())
                        .text("urls", Map.Entry::getKey)
                        .text("cursors", each -> each.getValue().encoded())
                        .parameters())
                .update();
    }

    /** Forgets addresses to which nobody subscribes any more. */
    void keepOnly(Collection<String> urls) {
        jdbc.sql("""
                        delete from notification_progress
                         where url <> all(:urls)
                        """).param("urls", urls.toArray(String[]::new)).update();
    }
}
