create table audit_event (
    position    bigint      not null
  , occurred_at timestamptz not null
  , type        text        not null
  , allowed     boolean     not null
  , subject     text        not null
  , actor       text        not null
  , address     text        not null
  , request_id  text        not null
  , details     json        not null
  , hash        bytea       not null
  , constraint audit_event_pk         primary key (position)
  , constraint audit_event_hash_check check (octet_length(hash) = 32)
);

create index audit_event_occurred_at_ix on audit_event (occurred_at);
create index audit_event_type_ix        on audit_event (type, position);
create index audit_event_subject_ix     on audit_event (subject, position);
create index audit_event_actor_ix       on audit_event (actor, position);
create index audit_event_address_ix     on audit_event (address, position);
create index audit_event_request_id_ix  on audit_event (request_id, position);
create index audit_event_refused_ix     on audit_event (position) where not allowed;

comment on table audit_event
     is 'What happened to tokens, accounts, keys and rights, numbered without gaps; no row is ever changed, and the oldest leave by retire_audit_events alone';
comment on column audit_event.details
     is 'As text, for the hash is over its letters';
comment on column audit_event.hash
     is 'SHA-256 over the hash before and this row, so that a row changed, added or taken away later shows';

create table audit_segment (
    first_position bigint      not null
  , last_position  bigint      not null
  , first_at       timestamptz not null
  , last_at        timestamptz not null
  , previous_hash  bytea       not null
  , last_hash      bytea       not null
  , retired_at     timestamptz not null default now()
  , constraint audit_segment_pk             primary key (first_position)
  , constraint audit_segment_last_uq        unique (last_position)
  , constraint audit_segment_position_check check (last_position >= first_position)
);

comment on table audit_segment
     is 'Stretches of audit_event that were retired: the chain goes from the hash before each to its last, and on to the rows that are left';

-- The service may add events and read them, and nothing else; to let old ones go it asks this function, which keeps the chain's ends.
create function retire_audit_events(older_than interval, most integer) returns integer
    language plpgsql
    security definer
    set search_path from current
as $$
declare
    first_row audit_event%rowtype;
    last_row  audit_event%rowtype;
begin
    if older_than < interval '30 days' then
        raise exception 'audit events are kept for 30 days at least' using errcode = 'check_violation';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('chamicore.auth.audit', 1));
    select * into first_row from audit_event order by position limit 1;
    select old.* into last_row
      from audit_event as old
     where old.position = (
       select max(oldest.position)
         from (select position
                    , bool_and(occurred_at < now() - older_than) over (order by position) as is_old
                 from (select position, occurred_at from audit_event order by position limit most) as front) as oldest
        where oldest.is_old
          and oldest.position < (select max(position) from audit_event));
    if last_row.position is null then
        return 0;
    end if;
    insert into audit_segment (first_position, last_position, first_at, last_at, previous_hash, last_hash)
    select first_row.position
         , last_row.position
         , first_row.occurred_at
         , last_row.occurred_at
         , coalesce((select last_hash from audit_segment order by last_position desc limit 1), decode(repeat('00', 32), 'hex'))
         , last_row.hash;
    delete from audit_event where position <= last_row.position;
    return last_row.position - first_row.position + 1;
end
$$;

do $$
begin
    execute format('revoke update, delete on audit_event from %I', current_schema());
    execute format('revoke insert, update, delete on audit_segment from %I', current_schema());
    execute format('grant execute on function retire_audit_events(interval, integer) to %I', current_schema());
end
$$;
