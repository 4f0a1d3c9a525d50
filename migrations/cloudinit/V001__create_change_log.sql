-- The same in every schema: outbox, history and wake-up of this schema (docs/adr/0004-change-log.md).
create table change_log (
    position    bigint      not null generated always as identity
  , xid         xid8        not null
  , occurred_at timestamptz not null default clock_timestamp()
  , actor       text        not null
  , request_id  text        not null
  , kind        text        not null
  , key         text        not null
  , before      jsonb
  , after       jsonb
  , constraint change_log_pk           primary key (xid, position)
  , constraint change_log_change_check check (before is not null or after is not null)
);

comment on table change_log
     is 'Every change of this schema, written in the transaction that made it; read in the order (xid, position) and only below the oldest running transaction';
comment on column change_log.xid
     is 'The transaction that wrote the row, or the highest number it found in the log where that is higher: it began to write earlier and yet comes behind what it has seen';

create table change_log_state (
    only_row          boolean not null default true
  , epoch             uuid    not null default gen_random_uuid()
  , system_identifier bigint  not null
  , retired_xid       xid8    not null default '0'
  , retired_position  bigint  not null default 0
  , constraint change_log_state_pk             primary key (only_row)
  , constraint change_log_state_only_row_check check (only_row)
);

comment on table change_log_state
     is 'Which cursors still work: those of this epoch that are not behind the retired position. A restore into another cluster starts a new epoch, for transaction numbers begin anew there';

insert into change_log_state (system_identifier)
select system_identifier
  from pg_control_system();

-- The service is named like its schema. It may add to its history and never change it.
do $$
begin
    execute format('revoke update, delete on change_log from %I', current_schema());
    execute format('revoke insert, update, delete on change_log_state, schema_migrations from %I', current_schema());
end
$$;
