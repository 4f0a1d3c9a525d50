drop table partition_member;
drop table component_partition;
