-- The same in every schema that follows the inventory (docs/adr/0005-read-model.md).
create table replica (
    kind         text        not null
  , key          text        not null
  , value        jsonb       not null
  , last_updated timestamptz not null default now()
  , constraint replica_pk primary key (kind, key)
);

comment on table replica
     is 'The inventory as its feed tells it: one row per thing, written by one replica of the service and read by all';

create table replica_cursor (
    only_row     boolean     not null default true
  , cursor       text        not null
  , last_updated timestamptz not null default now()
  , constraint replica_cursor_pk             primary key (only_row)
  , constraint replica_cursor_only_row_check check (only_row)
);

comment on table replica_cursor
     is 'How far into the inventory''s feed the replica is; no row before the first snapshot';
