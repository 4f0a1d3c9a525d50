alter table instance
    drop column additions;

alter table node_group
    drop column additions;

alter table cluster_defaults
    drop column domain
  , drop column hostname_pattern
  , drop column additions;
