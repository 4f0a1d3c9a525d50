package org.chamicore.cli.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.chamicore.cli.suite.DatabaseRoles;

/**
 * The roles, which belong to the server and so are in no dump of a database: a script that makes those that are missing and
 * leaves alone those that are there, so that it never brings an old password back.
 *
 * @param sql for psql
 * @param hasPasswords whether it holds the verifiers of the passwords, which only a superuser can read
 */
record RolesScript(String sql, boolean hasPasswords) {

    private static final String HEAD = """
        -- The roles of Chamicore, for a server that does not have them. Run it before pg_restore:
        --   psql --file=roles.sql postgres
        -- It leaves alone what is there. The verifiers of passwords in it, if any, are secrets.
        """;

    static RolesScript read(Connection connection) throws SQLException {
        boolean superuser = isSuperuser(connection);
        StringBuilder sql = new StringBuilder(HEAD);
        List<String> names = DatabaseRoles.all().toList();
        append(connection, names, superuser ? """
            select format(
                       E'do $role$ begin if not exists (select from pg_roles where rolname = %L) then\\n'
                       '    create role %I login%s;\\n'
                       'end if; end $role$;'
                     , rolname, rolname, ' password ' || quote_literal(rolpassword))
              from pg_authid
             where rolname = any(?)
             order by rolname
            """ : """
                select format(
                           E'do $role$ begin if not exists (select from pg_roles where rolname = %L) then\\n'
                           '    create role %I login;\\n'
                           'end if; end $role$;'
                         , rolname, rolname)
                  from pg_roles
                 where rolname = any(?)
                 order by rolname
                """, sql);
        append(connection, names, """
            select format(
                       'alter role %I set %I = %s;'
                     , r.rolname
                     , split_part(setting, '=', 1)
                     , case split_part(setting, '=', 1)
                           when 'search_path' then substr(setting, 13)
                           else quote_literal(substr(setting, strpos(setting, '=') + 1))
                       end)
              from pg_db_role_setting s
              join pg_roles r on r.oid = s.setrole
                 , unnest(s.setconfig) setting
             where s.setdatabase = 0
               and r.rolname = any(?)
             order by r.rolname, setting
            """, sql);
        append(connection, names, """
            select format('grant %I to %I;', granted.rolname, member.rolname)
              from pg_auth_members m
              join pg_roles granted on granted.oid = m.roleid
              join pg_roles member on member.oid = m.member
             where member.rolname = any(?)
               and granted.rolname like 'pg\\_%'
             order by member.rolname, granted.rolname
            """, sql);
        return new RolesScript(sql.toString(), superuser);
    }

    private static boolean isSuperuser(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show is_superuser")) {
            row.next();
            return "on".equals(row.getString(1));
        }
    }

    private static void append(Connection connection, List<String> names, String question, StringBuilder sql)
            throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(question)) {
            ask.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    sql.append(row.getString(1)).append('\n');
                }
            }
        }
    }
}
