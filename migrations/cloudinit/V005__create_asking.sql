create table seed_fetch (
    id          text        not null
  , fetched_at  timestamptz not null
  , instance_id text        not null
  , constraint seed_fetch_pk primary key (id)
);

comment on table seed_fetch
     is 'When each node last fetched its meta-data, so began to configure itself, and under which instance id; written in batches, behind the answers';

create table unknown_caller (
    address    inet        not null
  , first_seen timestamptz not null
  , last_seen  timestamptz not null
  , requests   bigint      not null
  , path       text        not null
  , constraint unknown_caller_pk             primary key (address)
  , constraint unknown_caller_requests_check check (requests > 0)
);

comment on table unknown_caller
     is 'Who asked for a node''s documents from an address that is no node''s; the latest of them, written in batches';
