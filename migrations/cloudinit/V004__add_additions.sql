-- What any level may add, in one form for all three: free-form keys of the meta-data, networks, the policy of instance ids.
alter table cluster_defaults
    add column additions        jsonb not null default '{}'
  , add column hostname_pattern text  not null default ''
  , add column domain           text  not null default ''
  , add constraint cluster_defaults_additions_check check (jsonb_typeof(additions) = 'object');

alter table node_group
    add column additions jsonb not null default '{}'
  , add constraint node_group_additions_check check (jsonb_typeof(additions) = 'object');

alter table instance
    add column additions jsonb not null default '{}'
  , add constraint instance_additions_check check (jsonb_typeof(additions) = 'object');
