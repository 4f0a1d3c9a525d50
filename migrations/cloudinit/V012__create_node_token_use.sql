create table node_token_use (
    id         text        not null
  , issued_at  timestamptz not null
  , written_at timestamptz not null
  , constraint node_token_use_pk primary key (id)
);

create index node_token_use_written_at_idx on node_token_use (written_at);

comment on table node_token_use
     is 'The latest boot of which a node used its token, so that no older token of it counts; written in batches, behind the answers';
comment on column node_token_use.written_at
     is 'By which replicas find what the others wrote';
