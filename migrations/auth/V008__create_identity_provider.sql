create table identity_provider (
    name           text        not null
  , issuer         text        not null
  , jwks_uri       text        not null
  , audience       text        not null
  , subject_claim  text        not null
  , groups_claim   text        not null
  , group_roles    jsonb       not null
  , token_shape    text        not null default 'standard'
  , enabled        boolean     not null default true
  , created_at     timestamptz not null default now()
  , constraint identity_provider_pk                primary key (name)
  , constraint identity_provider_issuer_uq         unique (issuer)
  , constraint identity_provider_name_check        check (name ~ '^[a-z0-9][a-z0-9-]{0,31}$')
  , constraint identity_provider_group_roles_check check (jsonb_typeof(group_roles) = 'object')
  , constraint identity_provider_token_shape_check check (token_shape in ('standard', 'openchami'))
);

comment on table identity_provider
     is 'OpenID providers of the site whose tokens are exchanged for ours';
comment on column identity_provider.audience
     is 'What their tokens must name as audience or authorised party, so that none that was meant for others is taken';
comment on column identity_provider.group_roles
     is 'Role by group: {"hpc-admins": "admin"}';
