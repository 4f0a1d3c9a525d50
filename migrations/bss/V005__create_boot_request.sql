-- What nodes asked and were told; written in batches behind their backs, and forgotten after a while.
create table boot_request (
    id               bigint      not null generated always as identity
  , requested_at     timestamptz not null
  , address          inet
  , asked            text        not null
  , xname            text
  , arch             text
  , retry            integer     not null
  , outcome          text        not null
  , selector         text
  , configuration_id uuid
  , reason           text        not null
  , constraint boot_request_pk            primary key (id)
  , constraint boot_request_outcome_check check (outcome in ('boot', 'discover', 'wait', 'give_up', 'user_data'))
  , constraint boot_request_retry_check   check (retry >= 0)
);

comment on table boot_request
     is 'Boot history: one row per request of a node that was answered; rows older than the retention are deleted';

create index boot_request_requested_at_idx on boot_request (requested_at);
create index boot_request_xname_idx on boot_request (xname, id);
create index boot_request_asked_idx on boot_request (asked, id);
