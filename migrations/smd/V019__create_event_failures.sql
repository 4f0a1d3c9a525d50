-- The same in every schema: the exceptions to "all up to the cursor has been taken in" (docs/adr/0029-events.md).
create table event_failures (
    id           uuid        not null default gen_random_uuid()
  , consumer     text        not null
  , source       text        not null
  , resource     text        not null
  , action       text        not null
  , key          text        not null
  , payload      jsonb       not null default '{}'
  , metadata     jsonb       not null default '{}'
  , errors       text[]      not null default '{}'
  , retry_count  integer     not null default 0
  , processed    boolean     not null default false
  , failed_at    timestamptz not null default now()
  , redrive_at   timestamptz
  , processed_at timestamptz
  , constraint event_failures_pk              primary key (id)
  , constraint event_failures_action_check    check (action in ('created', 'updated', 'deleted'))
  , constraint event_failures_retry_check     check (retry_count >= 0)
  , constraint event_failures_processed_check check (processed = (processed_at is not null))
);
create unique index event_failures_open_idx on event_failures (consumer, source, resource, key) where not processed;
create index event_failures_failed_at_idx on event_failures (failed_at) where not processed;
create index event_failures_processed_at_idx on event_failures (processed_at) where processed;

comment on table event_failures
     is 'Dead letters: events that a consumer gave up after bounded tries and passed over. Each waits until it is driven again, overtaken by a newer event of its key, or dismissed';
comment on column event_failures.source
     is 'The schema in whose change log the event stands';
comment on column event_failures.errors
     is 'Why it was not taken in, the newest last';
comment on column event_failures.redrive_at
     is 'When an operator asked for another try; null where nobody did, and again once it has been tried';
