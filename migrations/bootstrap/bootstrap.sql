-- Roles, schemas and grants of the one database. Run it in that database, as its superuser, as often as you like.
-- Passwords come from the session settings "chamicore.password_<role>"; a role without one keeps the password it has.
do $bootstrap$
declare
    schema_name text;
    role_name   text;
    password    text;
    database    text := current_database();
begin
    -- Roles are the cluster's: whoever does this in another of its databases waits. A superuser may lock, others go without.
    begin
        lock table pg_catalog.pg_authid in share row exclusive mode;
    exception
        when insufficient_privilege then
            perform pg_advisory_xact_lock(hashtext('chamicore.bootstrap'));
    end;

    foreach role_name in array array[
        'smd_owner', 'smd', 'bss_owner', 'bss', 'cloudinit_owner', 'cloudinit', 'auth_owner', 'auth'
      , 'chamicore_backup', 'chamicore_monitor'] loop
        if not exists (select from pg_roles where rolname = role_name) then
            execute format('create role %I login', role_name);
        end if;
        password := current_setting('chamicore.password_' || role_name, true);
        if password <> '' then
            execute format('alter role %I password %L', role_name, password);
        end if;
    end loop;

    execute format('revoke all on database %I from public', database);
    execute 'revoke all on schema public from public';
    execute format('grant connect on database %I to chamicore_backup, chamicore_monitor', database);
    execute 'grant pg_read_all_data to chamicore_backup';
    execute 'grant pg_read_all_stats to chamicore_monitor';

    foreach schema_name in array array['smd', 'bss', 'cloudinit', 'auth'] loop
        role_name := schema_name || '_owner';
        execute format('grant connect on database %I to %I, %I', database, role_name, schema_name);
        -- Pinned on the role as well as on the pool, so that it also holds behind a pooler.
        execute format('alter role %I set search_path = %I', role_name, schema_name);
        execute format('alter role %I set search_path = %I', schema_name, schema_name);
        -- A transaction that nobody ends holds back every feed of the cluster, and a lock whose holder's machine died holds back
        -- whoever would take over: the first is cut off, and the other is found within half a minute.
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', schema_name, '60s');
        execute format('alter role %I set tcp_keepalives_idle = 10', schema_name);
        execute format('alter role %I set tcp_keepalives_interval = 5', schema_name);
        execute format('alter role %I set tcp_keepalives_count = 4', schema_name);
        -- None of a service's questions is worth compiling; one that is thought to be waits a fifth of a second for it.
        execute format('alter role %I set jit = off', schema_name);
        if not exists (select from pg_namespace where nspname = schema_name) then
            execute format('create schema %I authorization %I', schema_name, role_name);
        end if;
        execute format('grant usage on schema %I to %I', schema_name, schema_name);
        execute format('alter default privileges for role %I in schema %I grant select, insert, update, delete on tables to %I', role_name, schema_name, schema_name);
        execute format('alter default privileges for role %I in schema %I grant usage on sequences to %I', role_name, schema_name, schema_name);
        execute format('alter default privileges for role %I revoke execute on functions from public', role_name);
    end loop;

    -- What the server counts of statements, where it does so; a login sees the text of its own ones alone.
    if exists (select from pg_settings where name = 'shared_preload_libraries' and setting like '%pg_stat_statements%')
       and not exists (select from pg_extension where extname = 'pg_stat_statements') then
        create schema if not exists chamicore_statistics;
        create extension pg_stat_statements schema chamicore_statistics;
        grant usage on schema chamicore_statistics to smd, bss, cloudinit, auth, chamicore_monitor;
    end if;
end
$bootstrap$;
