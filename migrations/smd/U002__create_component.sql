drop table component;
