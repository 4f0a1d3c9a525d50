drop table endpoint_access;
