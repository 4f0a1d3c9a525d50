package org.chamicore.inventory.subscription;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.inventory.subscription.Subscription.Triggers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SubscriptionRepository {

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, ordered by number. */
    List<Subscription> findAll() {
        return jdbc.sql("""
                        select id, subscriber, enabled, roles, sub_roles, software_status, states, url
                          from subscription
                         order by id
                        """).query(SubscriptionRepository::map).list();
    }

    Optional<Subscription> find(long id) {
        return jdbc.sql("""
                        select id, subscriber, enabled, roles, sub_roles, software_status, states, url
                          from subscription
                         where id = :id
                        """).param("id", id).query(SubscriptionRepository::map).optional();
    }

    /** Keeps a subscription to this transaction until that ends. */
    Optional<Subscription> lock(long id) {
        return jdbc.sql("""
                        select id, subscriber, enabled, roles, sub_roles, software_status, states, url
                          from subscription
                         where id = :id
                           for update
                        """).param("id", id).query(SubscriptionRepository::map).optional();
    }

    /** Inserts a subscription and gives it a number; empty where the subscriber has one with this address. */
    Optional<Subscription> insert(Subscription subscription) {
        return jdbc.sql("""
                        insert into subscription (subscriber, enabled, roles, sub_roles, software_status, states, url)
                        values (:subscriber, cast(:enabled as boolean), :roles, :subRoles, :softwareStatus, :states, :url)
                            on conflict (subscriber, url) do nothing
                        returning id, subscriber, enabled, roles, sub_roles, software_status, states, url
                        """)
                .params(parameters(subscription))
                .query(SubscriptionRepository::map)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where the subscriber has another one with this address */
    void update(Subscription subscription) {
        jdbc.sql("""
                        update subscription
                           set subscriber      = :subscriber
                             , enabled         = cast(:enabled as boolean)
                             , roles           = :roles
                             , sub_roles       = :subRoles
                             , software_status = :softwareStatus
                             , states          = :states
                             , url             = :url
                         where id              = :id
                        """).params(parameters(subscription)).update();
    }

    /** Deletes one, or all of them where {@code id} is null; says which these were. */
    List<Subscription> delete(@Nullable Long id) {
        return jdbc.sql("""
                        delete from subscription
                         where cast(:id as bigint) is null
                            or id = :id
                        returning id, subscriber, enabled, roles, sub_roles, software_status, states, url
                        """).param("id", id).query(SubscriptionRepository::map).list();
    }

    private static Map<String, @Nullable Object> parameters(Subscription subscription) {
        Triggers triggers = subscription.triggers();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", subscription.id());
        parameters.put("subscriber", subscription.subscriber());
        parameters.put("enabled", triggers.enabled());
        parameters.put("roles", triggers.roles().toArray(String[]::new));
        parameters.put("subRoles", triggers.subRoles().toArray(String[]::new));
        parameters.put("softwareStatus", triggers.softwareStatus().toArray(String[]::new));
        parameters.put("states", triggers.states().toArray(String[]::new));
        parameters.put("url", subscription.url());
        return parameters;
    }

    private static Subscription map(ResultSet row, int number) throws SQLException {
        return new Subscription(
                row.getLong("id"),
                row.getString("subscriber"),
                new Triggers(
                        row.getObject("enabled", Boolean.class),
                        texts(row.getArray("roles")),
                        texts(row.getArray("sub_roles")),
                        texts(row.getArray("software_status")),
                        texts(row.getArray("states"))),
                row.getString("url"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
