drop table group_member;
drop table component_group;
