drop table phone_home;
drop table instance;
drop table node_group;
drop table cluster_defaults;
