create table bootstrap_token (
    id                 uuid        not null default gen_random_uuid()
  , token_hash         bytea       not null
  , subject            text        not null
  , audience           text        not null
  , scopes             text[]      not null
  , binding_identifier text
  , bound_to           cidr
  , created_at         timestamptz not null default now()
  , expires_at         timestamptz not null
  , refresh_seconds    integer     not null
  , consumed_at        timestamptz
  , consumed_by        inet
  , retry_hash         bytea
  , session_id         uuid
  , replays            integer     not null default 0
  , constraint bootstrap_token_pk                    primary key (id)
  , constraint bootstrap_token_token_hash_uq         unique (token_hash)
  , constraint bootstrap_token_session_fk            foreign key (session_id) references session (id) on delete set null
  , constraint bootstrap_token_scopes_check          check (cardinality(scopes) > 0)
  , constraint bootstrap_token_refresh_seconds_check check (refresh_seconds between 3600 and 2592000)
  , constraint bootstrap_token_consumed_check        check ((consumed_at is null) = (consumed_by is null))
);

create index bootstrap_token_expires_at_idx on bootstrap_token (expires_at);
create index bootstrap_token_session_id_idx on bootstrap_token (session_id);

comment on table bootstrap_token
     is 'Each lets one service begin one session, once';
comment on column bootstrap_token.bound_to
     is 'The addresses from which it is taken; null: from anywhere';
comment on column bootstrap_token.retry_hash
     is 'SHA-256 of the key with which who used it may ask again when the reply was lost; null where none was sent';
comment on column bootstrap_token.session_id
     is 'What it began';
