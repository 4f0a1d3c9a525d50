package org.chamicore.boot.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chamicore.boot.configuration.Plan.BindingChange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of boot configurations and their selectors. */
@Repository
class BootConfigurationRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BootConfigurationRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Lets one writer in at a time until the transaction ends; readers are not held up. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "bss.boot_selector")
                .query((RowCallbackHandler) row -> {});
    }

    Map<Selector, BootConfiguration> findAllBindings() {
        return bindings(jdbc.sql("""
                select kind, value, id, kernel, initrd, params, cloud_init, referral_token
                  from boot_selector
                  join boot_configuration on id = configuration_id
                """));
    }

    /** Of those of the selectors that are bound. */
    Map<Selector, BootConfiguration> findBindings(Collection<Selector> selectors) {
        return bindings(jdbc.sql("""
                        select boot_selector.kind, boot_selector.value, id, kernel, initrd, params, cloud_init, referral_token
                          from unnest(cast(:kinds as text[]), cast(:values as text[])) as asked (kind, value)
                          join boot_selector on boot_selector.kind = asked.kind and boot_selector.value = asked.value
                          join boot_configuration on id = configuration_id
                        """).param("kinds", kinds(selectors)).param("values", values(selectors)));
    }

    /** Those of the configurations that other selectors than these are bound to as well. */
    Set<UUID> findShared(Collection<UUID> configurations, Collection<Selector> selectors) {
        return jdbc.sql("""
                        select distinct configuration_id
                          from boot_selector
                          left join unnest(cast(:kinds as text[]), cast(:values as text[])) as known (kind, value) using (kind, value)
                         where configuration_id = any(cast(:ids as uuid[]))
                           and known.kind is null
                        """)
                .param("kinds", kinds(selectors))
                .param("values", values(selectors))
                .param("ids", texts(configurations, UUID::toString))
                .query(UUID.class)
                .set();
    }

    void insert(Collection<BootConfiguration> configurations) {
        params(jdbc.sql("""
                                insert into boot_configuration (id, kernel, initrd, params, cloud_init, referral_token)
                                select id, kernel, initrd, params, cast(cloud_init as jsonb), token
                                  from unnest(
                                           cast(:ids as uuid[]), cast(:kernels as text[]), cast(:initrds as text[]),
                                           cast(:paramses as text[]), cast(:cloudInits as text[]), cast(:tokens as uuid[]))
                                       as fresh (id, kernel, initrd, params, cloud_init, token)
                                """), configurations)
                .param("tokens", texts(configurations, each -> each.referralToken()
                        .toString()))
                .update();
    }

    void update(Collection<BootConfiguration> configurations) {
        params(jdbc.sql("""
                                update boot_configuration
                                   set kernel       = changed.kernel
                                     , initrd       = changed.initrd
                                     , params       = changed.params
                                     , cloud_init   = cast(changed.cloud_init as jsonb)
                                     , last_updated = now()
                                  from unnest(
                                           cast(:ids as uuid[]), cast(:kernels as text[]), cast(:initrds as text[]),
                                           cast(:paramses as text[]), cast(:cloudInits as text[]))
                                       as changed (id, kernel, initrd, params, cloud_init)
                                 where boot_configuration.id = changed.id
                                """), configurations).update();
    }

    /** Binds selectors that were free or bound otherwise. */
    void bind(Collection<BindingChange> changes) {
        jdbc.sql("""
                        insert into boot_selector (kind, value, configuration_id)
                        select kind, value, configuration_id
                          from unnest(cast(:kinds as text[]), cast(:values as text[]), cast(:ids as uuid[]))
                               as bound (kind, value, configuration_id)
                            on conflict (kind, value) do update
                           set configuration_id = excluded.configuration_id
                        """)
                .param("kinds", kinds(selectors(changes)))
                .param("values", values(selectors(changes)))
                .param("ids", texts(changes, each -> String.valueOf(each.after())))
                .update();
    }

    void unbind(Collection<BindingChange> changes) {
        jdbc.sql("""
                        delete from boot_selector
                         using unnest(cast(:kinds as text[]), cast(:values as text[])) as freed (kind, value)
                         where boot_selector.kind  = freed.kind
                           and boot_selector.value = freed.value
                        """)
                .param("kinds", kinds(selectors(changes)))
                .param("values", values(selectors(changes)))
                .update();
    }

    /** Removes those of the configurations that no selector binds any more, and says which. */
    List<BootConfiguration> deleteUnbound(Collection<UUID> configurations) {
        return jdbc.sql("""
                        delete from boot_configuration
                         where id = any(cast(:ids as uuid[]))
                           and not exists (
                               select
                                 from boot_selector
                                where configuration_id = boot_configuration.id)
                        returning id, kernel, initrd, params, cloud_init, referral_token
                        """)
                .param("ids", texts(configurations, UUID::toString))
                .query((row, number) -> toConfiguration(row))
                .list();
    }

    private Map<Selector, BootConfiguration> bindings(JdbcClient.StatementSpec statement) {
        Map<UUID, BootConfiguration> seen = new HashMap<>();
        Map<Selector, BootConfiguration> bindings = new HashMap<>();
        statement.query((RowCallbackHandler) row -> {
            UUID id = row.getObject("id", UUID.class);
            BootConfiguration configuration = seen.get(id);
            if (configuration == null) {
                configuration = toConfiguration(row);
                seen.put(id, configuration);
            }
            bindings.put(toSelector(row), configuration);
        });
        return bindings;
    }

    private static Selector toSelector(ResultSet row) throws SQLException {
        return new Selector(Selector.Kind.of(row.getString("kind")), row.getString("value"));
    }

    private BootConfiguration toConfiguration(ResultSet row) throws SQLException {
        String cloudInit = row.getString("cloud_init");
        return new BootConfiguration(
                row.getObject("id", UUID.class),
                row.getObject("referral_token", UUID.class),
                new BootParameters(
                        new KernelParameters(row.getString("params")),
                        new ImageLocation(row.getString("kernel")),
                        new ImageLocation(row.getString("initrd")),
                        cloudInit == null ? CloudInit.NONE : json.readValue(cloudInit, CloudInit.class)));
    }

    private JdbcClient.StatementSpec params(
            JdbcClient.StatementSpec statement, Collection<BootConfiguration> configurations) {
        return statement
                .param("ids", texts(configurations, each -> each.id().toString()))
                .param(
                        "kernels",
                        texts(configurations, each -> each.parameters().kernel().text()))
                .param(
                        "initrds",
                        texts(configurations, each -> each.parameters().initrd().text()))
                .param(
                        "paramses",
                        texts(configurations, each -> each.parameters().params().text()))
                .param(
                        "cloudInits",
                        texts(
                                configurations,
                                each -> cloudInit(each.parameters().cloudInit())));
    }

    private @Nullable String cloudInit(CloudInit cloudInit) {
        return cloudInit.isNone() ? null : json.writeValueAsString(cloudInit);
    }

    private static List<Selector> selectors(Collection<BindingChange> changes) {
        return changes.stream().map(BindingChange::selector).toList();
    }

    private static String[] kinds(Collection<Selector> selectors) {
        return texts(selectors, each -> each.kind().text());
    }

    private static String[] values(Collection<Selector> selectors) {
        return texts(selectors, Selector::value);
    }

    private static <T> String[] texts(Collection<T> things, Function<T, @Nullable String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }
}
