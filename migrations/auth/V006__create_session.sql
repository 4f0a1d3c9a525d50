create table session (
    id              uuid        not null
  , client_id       text        not null
  , subject         text        not null
  , kind            text        not null
  , scopes          text[]      not null
  , audience        text[]      not null default '{}'
  , request         jsonb
  , state_hash      bytea
  , code_hash       bytea
  , code_expires_at timestamptz
  , code_used_at    timestamptz
  , created_at      timestamptz not null default now()
  , ends_at         timestamptz not null
  , revoked_at      timestamptz
  , constraint session_pk            primary key (id)
  , constraint session_state_hash_uq unique (state_hash)
  , constraint session_code_hash_uq  unique (code_hash)
  , constraint session_kind_check    check (kind in ('user', 'bootstrap'))
  , constraint session_code_check    check ((code_hash is null) = (code_expires_at is null))
);

create index session_ends_at_idx on session (ends_at);
create index session_subject_idx on session (subject);

comment on table session
     is 'What begins with one login or one bootstrap token and is continued with refresh tokens; it is called back as a whole';
comment on column session.request
     is 'What the code was asked for with: redirect URI, state, PKCE challenge';
comment on column session.state_hash
     is 'SHA-256 of what the consent page sends back; null once consent was given or where none is asked for';
comment on column session.ends_at
     is 'When no refresh token of it is good any more; the row goes after that';

create table refresh_token (
    token_hash        bytea       not null
  , session_id        uuid        not null
  , issued_at         timestamptz not null default now()
  , expires_at        timestamptz not null
  , used_at           timestamptz
  , constraint refresh_token_pk         primary key (token_hash)
  , constraint refresh_token_session_fk foreign key (session_id) references session (id) on delete cascade
);

create index refresh_token_session_id_idx on refresh_token (session_id);

comment on table refresh_token
     is 'Each is good for one time. One that was used is kept until its session ends, to tell when it comes again';
