create table revocation (
    kind       text        not null
  , value      text        not null
  , revoked_at timestamptz not null default now()
  , expires_at timestamptz not null
  , constraint revocation_pk               primary key (kind, value)
  , constraint revocation_kind_check       check (kind in ('token', 'subject', 'client', 'family'))
  , constraint revocation_value_check      check (value <> '' and length(value) <= 255)
);

create index revocation_expires_at_ix on revocation (expires_at);

comment on table revocation
     is 'What tokens no service takes any more, though they have not ended: one by its jti, or all that a subject, a client or a family had until then';
comment on column revocation.revoked_at
     is 'Tokens issued later are not meant';
comment on column revocation.expires_at
     is 'When the last of the tokens meant has ended by itself, and the row can go';

create table revocation_state (
    only_row boolean not null default true
  , tag      uuid    not null default gen_random_uuid()
  , constraint revocation_state_pk             primary key (only_row)
  , constraint revocation_state_only_row_check check (only_row)
);

comment on table revocation_state
     is 'One row, written anew with every revocation, so that they are committed one after the other and the tag tells whoever follows the list that it grew';

insert into revocation_state default values;
