drop table table_sizes;
