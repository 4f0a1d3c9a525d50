create table service_account (
    client_id    text        not null
  , secret_hash  text        not null
  , roles        text[]      not null
  , scopes       text[]      not null
  , enabled      boolean     not null default true
  , created_at   timestamptz not null default now()
  , last_used_at timestamptz
  , constraint service_account_pk              primary key (client_id)
  , constraint service_account_client_id_check check (client_id ~ '^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$')
  , constraint service_account_grants_check    check (cardinality(roles) + cardinality(scopes) > 0)
);

comment on table service_account
     is 'Programs that get tokens with a secret of their own';
comment on column service_account.scopes
     is 'Single scopes, beside those that the roles bring';
comment on column service_account.last_used_at
     is 'When a token was last issued to the account, to the minute';
