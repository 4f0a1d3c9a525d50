create unlogged table failed_attempt (
    key           text        not null
  , failures      integer     not null
  , last_at       timestamptz not null
  , blocked_until timestamptz not null
  , constraint failed_attempt_pk             primary key (key)
  , constraint failed_attempt_failures_check check (failures > 0)
);

create index failed_attempt_last_at_idx on failed_attempt (last_at);

comment on table failed_attempt
     is 'Wrong secrets and passwords by account and by address, which slow the next ones down. Not in the write-ahead log: a crash forgets it';
