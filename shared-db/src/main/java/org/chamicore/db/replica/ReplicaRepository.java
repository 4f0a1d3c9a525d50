package org.chamicore.db.replica;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.db.replica.Replica.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the replica. */
class ReplicaRepository {

    /** Looks for each entry by its key, which {@code limit} makes sure of: else all of the replica would be read for a few hundred. */
    static final String WRITE = """
            with incoming as (
                select nr, kind, key, cast(value as jsonb) as value, request_id
                  from unnest(cast(:kinds as text[]), cast(:keys as text[]), cast(:values as text[])
                            , cast(:requestIds as text[]))
                       with ordinality as entry (kind, key, value, request_id, nr)
            )
               , differing as (
                select nr, kind, key, replica.value as before, incoming.value as after, request_id
                  from incoming
                  left join lateral (
                       select value
                         from replica
                        where replica.kind = incoming.kind
                          and replica.key  = incoming.key
                        limit 1) as replica on true
                 where replica.value is distinct from incoming.value
            )
               , written as (
                insert into replica (kind, key, value)
                select kind, key, after
                  from differing
                 where after is not null
                    on conflict (kind, key) do update
                   set value        = excluded.value
                     , last_updated = now()
            )
               , removed as (
                delete from replica
                 using differing
                 where differing.after is null
                   and replica.kind = differing.kind
                   and replica.key  = differing.key
            )
            insert into change_log (xid, actor, request_id, kind, key, before, after)
            select greatest(pg_current_xact_id(), (select xid from change_log order by xid desc, position desc limit 1))
                 , current_user, request_id, kind, key, before, after
              from differing
             order by nr
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReplicaRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<String> cursor() {
        return jdbc.sql("select cursor from replica_cursor").query(String.class).optional();
    }

    /** Moves the cursor on, and says whether it still was at {@code from}. */
    boolean moveCursor(Optional<String> from, String to) {
        return jdbc.sql("""
                        insert into replica_cursor (cursor)
                        select :to
                         where cast(:from as text) is null
                            or exists (select from replica_cursor)
                            on conflict (only_row) do update
                           set cursor       = excluded.cursor
                             , last_updated = now()
                         where replica_cursor.cursor = :from
                        """).param("to", to).param("from", from.orElse(null)).update() == 1;
    }

    /**
     * Writes or removes what the entries name, no key twice, and logs those that are new, differ or are gone, in the order of the
     * entries and in the order that {@link org.chamicore.db.changelog.ChangeLog} keeps.
     */
    void write(List<Entry> entries) {
        jdbc.sql(WRITE)
                .param("requestIds", entries.stream().map(Entry::requestId).toArray(String[]::new))
                .param("kinds", entries.stream().map(Entry::kind).toArray(String[]::new))
                .param("keys", entries.stream().map(Entry::key).toArray(String[]::new))
                .param("values", entries.stream().map(this::text).toArray(String[]::new))
                .update();
    }

    /** Those of the entries that are missing or otherwise here. */
    List<Entry> differing(List<Entry> entries) {
        return jdbc
                .sql("""
                        select incoming.nr
                          from unnest(cast(:kinds as text[]), cast(:keys as text[]), cast(:values as text[]))
                               with ordinality as incoming (kind, key, value, nr)
                          left join replica using (kind, key)
                         where replica.value is distinct from cast(incoming.value as jsonb)
                         order by nr
                        """)
                .param("kinds", entries.stream().map(Entry::kind).toArray(String[]::new))
                .param("keys", entries.stream().map(Entry::key).toArray(String[]::new))
                .param("values", entries.stream().map(this::text).toArray(String[]::new))
                .query(Integer.class)
                .list()
                .stream()
                .map(number -> entries.get(number - 1))
                .toList();
    }

    void forEachKey(Consumer<Entry> consumer) {
        jdbc.sql("select kind, key from replica").withFetchSize(1000).query((RowCallbackHandler)
                row -> consumer.accept(new Entry(row.getString("kind"), row.getString("key"), null)));
    }

    void forEach(Consumer<Entry> consumer) {
        jdbc.sql("""
                        select kind, key, value
                          from replica
                         order by kind, key
                        """).withFetchSize(1000).query((RowCallbackHandler) row -> consumer.accept(
                new Entry(row.getString("kind"), row.getString("key"), json.readTree(row.getString("value")))));
    }

    private @Nullable String text(Entry entry) {
        JsonNode value = entry.value();
        return value == null ? null : json.writeValueAsString(value);
    }
}
