package org.chamicore.cli.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the roles have the rights that the bootstrap gives them, and no more. */
record RoleChecks(Rows rows) {

    private static final String AGAIN =
            "run 'chamicore db migrate' with an administrator's --database-url, and revoke by hand what it leaves";

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(finding("roles", "all are there, and none has power over the server", """
            select role || case when r.rolname is null then ' is missing' else ' may rule the server' end as found
              from unnest(array['smd', 'bss', 'cloudinit', 'auth', 'smd_owner', 'bss_owner', 'cloudinit_owner', 'auth_owner'
                              , 'chamicore_backup', 'chamicore_monitor']) role
              left join pg_roles r on r.rolname = role
             where r.rolname is null
                or r.rolsuper
                or r.rolcreaterole
                or r.rolcreatedb
                or r.rolbypassrls
                or r.rolreplication
            """));
        findings.add(finding("rights", "no service can enter another's schema, or change its own", """
            select format('%s may %s schema %s', r.rolname, p.privilege, n.nspname) as found
              from pg_roles r
             cross join pg_namespace n
             cross join (values ('USAGE'), ('CREATE')) p (privilege)
             where r.rolname in ('smd', 'bss', 'cloudinit', 'auth')
               and n.nspname in ('smd', 'bss', 'cloudinit', 'auth', 'public')
               and not (n.nspname = r.rolname and p.privilege = 'USAGE')
               and has_schema_privilege(r.rolname, n.oid, p.privilege)
            """));
        findings.add(finding("search path", "pinned to the own schema on every service's role", """
            select r.rolname || ' has no search_path of its own' as found
              from pg_roles r
             where r.rolname in ('smd', 'bss', 'cloudinit', 'auth')
               and not exists (
                   select
                     from pg_db_role_setting s
                    where s.setrole = r.oid
                      and s.setdatabase = 0
                      and 'search_path=' || r.rolname = any(s.setconfig))
            """));
        return findings;
    }

    private Finding finding(String subject, String fine, String question) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Map<String, String> row : rows.of(question)) {
            found.add(row.getOrDefault("found", ""));
        }
        return found.isEmpty()
                ? Finding.ok(subject, fine)
                : new Finding(subject, Verdict.BAD, String.join(", ", found), AGAIN);
    }
}
