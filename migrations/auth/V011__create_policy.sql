create table policy (
    version    bigint      not null
  , changed_at timestamptz not null default now()
  , changed_by text        not null
  , request_id text        not null
  , constraint policy_pk            primary key (version)
  , constraint policy_version_check check (version > 0)
);

comment on table policy
     is 'The versions of what roles may do; the highest counts, and none is ever changed';

create table policy_role (
    version bigint not null
  , role    text   not null
  , scopes  text[] not null
  , constraint policy_role_pk         primary key (version, role)
  , constraint policy_role_version_fk foreign key (version) references policy (version)
  , constraint policy_role_role_check check (role ~ '^[a-z][a-z0-9_-]{0,31}$')
);

comment on table policy_role
     is 'The scopes that each role brings in each version';

insert into policy (version, changed_by, request_id)
values (1, 'auth', '-');

insert into policy_role (version, role, scopes)
values (1, 'viewer',   array['smd.read', 'bss.read', 'cloudinit.read'])
     , (1, 'operator', array['smd.read', 'smd.write', 'bss.read', 'bss.write', 'cloudinit.read', 'cloudinit.write'])
     , (1, 'admin',    array['smd.read', 'smd.write', 'bss.read', 'bss.write', 'cloudinit.read', 'cloudinit.write', 'auth.read', 'auth.write'])
     , (1, 'service',  array['smd.read']);

do $$
begin
    execute format('revoke update, delete on policy, policy_role from %I', current_schema());
end
$$;
