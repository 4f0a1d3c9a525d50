create table application (
    client_id     text        not null
  , name          text        not null
  , redirect_uris text[]      not null
  , scopes        text[]      not null
  , token_shape   text        not null default 'standard'
  , asks_consent  boolean     not null default true
  , created_at    timestamptz not null default now()
  , constraint application_pk                  primary key (client_id)
  , constraint application_client_id_check     check (client_id ~ '^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$')
  , constraint application_name_check          check (char_length(name) between 1 and 100)
  , constraint application_redirect_uris_check check (cardinality(redirect_uris) > 0)
  , constraint application_scopes_check        check (cardinality(scopes) > 0)
  , constraint application_token_shape_check   check (token_shape in ('standard', 'openchami'))
);

comment on table application
     is 'Programs with which people sign in. They hold no secret and prove themselves with PKCE';
comment on column application.scopes
     is 'The most that such a program may get for anybody';
comment on column application.asks_consent
     is 'Whether people are asked before it gets a token; false for our own command line';

insert into application (client_id, name, redirect_uris, scopes, asks_consent)
values ('chamicore-cli'
      , 'Chamicore command line'
      , array['http://127.0.0.1/callback', 'http://[::1]/callback']
      , array['smd.read', 'smd.write', 'bss.read', 'bss.write', 'cloudinit.read', 'cloudinit.write', 'auth.read', 'auth.write']
      , false);

create table consent (
    client_id  text        not null
  , username   text        not null
  , scopes     text[]      not null
  , given_at   timestamptz not null default now()
  , constraint consent_pk             primary key (client_id, username)
  , constraint consent_application_fk foreign key (client_id) references application (client_id) on delete cascade
  , constraint consent_local_user_fk  foreign key (username)  references local_user (username)   on delete cascade
);

create index consent_username_idx on consent (username);

comment on table consent
     is 'What people have allowed programs to do in their name';

alter table service_account
    add column token_shape text not null default 'standard'
  , add column public_keys jsonb
  , add constraint service_account_token_shape_check check (token_shape in ('standard', 'openchami'))
  , add constraint service_account_public_keys_check check (jsonb_typeof(public_keys -> 'keys') = 'array');

comment on column service_account.token_shape
     is 'openchami: with the claims that checkers of today insist on';
comment on column service_account.public_keys
     is 'A JWK set: the account may prove itself with a signature by one of these (private_key_jwt)';

create table used_assertion (
    client_id  text        not null
  , jti        text        not null
  , expires_at timestamptz not null
  , constraint used_assertion_pk primary key (client_id, jti)
);

create index used_assertion_expires_at_idx on used_assertion (expires_at);

comment on table used_assertion
     is 'Signed proofs that clients have used, each good for one time, until they end by themselves';
