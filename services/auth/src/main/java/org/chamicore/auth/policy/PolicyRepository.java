package org.chamicore.auth.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chamicore.auth.role.Role;
import org.chamicore.auth.role.RolePolicy;
import org.chamicore.auth.role.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PolicyRepository {

    private final JdbcClient jdbc;

    PolicyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version; the newest where none is named. Empty when there is no such version. */
    Optional<RolePolicy> find(@Nullable Long version) {
        return jdbc.sql("""
                        select version
                             , role
                             , scopes
                          from policy_role
                         where version = coalesce(cast(:version as bigint), (select max(version) from policy))
                        """).param("version", version).query((ResultSetExtractor<Optional<RolePolicy>>)
                PolicyRepository::toPolicy);
    }

    /** Adds a version behind {@code seen}; false when that is no longer the newest. */
    boolean insert(RolePolicy policy, String changedBy, String requestId) {
        List<Map.Entry<Role, List<Scope>>> roles = List.copyOf(policy.roles().entrySet());
        return jdbc.sql("""
                        with made as (
                          insert into policy (version, changed_by, request_id)
                          values (:version, :changedBy, :requestId)
                          on conflict (version) do nothing
                          returning version
                        )
                        insert into policy_role (version, role, scopes)
                        select made.version
                             , given.role
                             , string_to_array(given.scopes, ' ')
                          from made
                         cross join unnest(cast(:roles as text[]), cast(:scopes as text[])) as given (role, scopes)
                        """)
                        .param("version", policy.version())
                        .param("changedBy", changedBy)
                        .param("requestId", requestId)
                        .param(
                                "roles",
                                roles.stream().map(each -> each.getKey().text()).toArray(String[]::new))
                        .param(
                                "scopes",
                                roles.stream()
                                        .map(each -> Scope.join(each.getValue()))
                                        .toArray(String[]::new))
                        .update()
                > 0;
    }

    /** At most {@code limit} versions, the newest first, from before {@code before} or from the last. */
    List<PolicyVersion> pageBefore(@Nullable Long before, int limit) {
        return jdbc.sql("""
                        select version
                             , changed_at
                             , changed_by
                             , request_id
                          from policy
                         where cast(:before as bigint) is null
                            or version < :before
                         order by version desc
                         limit :limit
                        """)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new PolicyVersion(
                        row.getLong("version"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by"),
                        row.getString("request_id")))
                .list();
    }

    private static Optional<RolePolicy> toPolicy(ResultSet rows) throws SQLException {
        Map<Role, List<Scope>> roles = new HashMap<>();
        long version = 0;
        while (rows.next()) {
            version = rows.getLong("version");
            roles.put(
                    Role.parse(rows.getString("role")),
                    Arrays.stream((String[]) rows.getArray("scopes").getArray())
                            .map(Scope::parse)
                            .collect(Collectors.toList()));
        }
        return roles.isEmpty() ? Optional.empty() : Optional.of(new RolePolicy(version, roles));
    }
}
