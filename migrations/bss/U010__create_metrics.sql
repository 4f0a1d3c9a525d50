drop function drop_partitions;
drop function add_partitions;
drop table connection_metrics;
drop table event_metrics;
