-- The same in every schema: the processes of this service, and what befell them.
create table service_sessions (
    id         uuid        not null default gen_random_uuid()
  , service    text        not null
  , instance   text        not null
  , started_at timestamptz not null default now()
  , seen_at    timestamptz not null default now()
  , ended_at   timestamptz
  , status     text        not null default 'running'
  , metadata   jsonb       not null default '{}'
  , constraint service_sessions_pk           primary key (id)
  , constraint service_sessions_status_check check (status in ('running', 'ended', 'lost'))
  , constraint service_sessions_end_check    check ((status = 'running') = (ended_at is null))
);
create index service_sessions_running_idx on service_sessions (seen_at) where ended_at is null;
create index service_sessions_ended_at_idx on service_sessions (ended_at) where ended_at is not null;

comment on table service_sessions
     is 'One row per process of this service: opened at its start, ended at its clean shutdown; one that died is found by the beats that fail to come';
comment on column service_sessions.seen_at
     is 'Its latest beat; a running one without a beat for long is stale';
comment on column service_sessions.status
     is 'lost: it was stale, and another process wrote it off; its ended_at is its latest beat';

create table service_events (
    id          uuid        not null default gen_random_uuid()
  , occurred_at timestamptz not null default now()
  , instance    text        not null
  , event       text        not null
  , details     jsonb       not null default '{}'
  , constraint service_events_pk          primary key (id)
  , constraint service_events_event_check check (event like '%_._%')
);
create index service_events_occurred_at_idx on service_events (occurred_at);

comment on table service_events
     is 'What befell processes of this service, such as pool.degraded; what happens to the things that the service keeps is in change_log';

do $$
begin
    execute format('revoke update on service_events from %I', current_schema());
end
$$;
