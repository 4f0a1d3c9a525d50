-- Outlasts the history: when a node was last served what.
create table endpoint_access (
    name        text        not null
  , endpoint    text        not null
  , last_access timestamptz not null
  , constraint endpoint_access_pk             primary key (name, endpoint)
  , constraint endpoint_access_endpoint_check check (endpoint in ('bootscript', 'user-data'))
);

comment on table endpoint_access
     is 'When a node, by its xname, was last given a boot script or its user-data';
