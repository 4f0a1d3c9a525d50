create table signing_key (
    kid          text        not null
  , algorithm    text        not null
  , sealed_key   bytea       not null
  , created_at   timestamptz not null default now()
  , signs_from   timestamptz not null default now()
  , withdrawn_at timestamptz
  , constraint signing_key_pk                 primary key (kid)
  , constraint signing_key_kid_check          check (kid ~ '^[A-Za-z0-9_-]{43}$')
  , constraint signing_key_algorithm_check    check (algorithm = 'RS256')
  , constraint signing_key_withdrawn_at_check check (withdrawn_at > signs_from)
);

comment on table signing_key
     is 'The keys that sign tokens. Of those not withdrawn, the one with the latest signs_from that has come signs, and all are published';
comment on column signing_key.kid
     is 'RFC 7638 thumbprint of the public part';
comment on column signing_key.sealed_key
     is 'The private part (PKCS #8), encrypted with AES-256-GCM under a key that is not in the database, bound to the kid';
