drop table replica_cursor;
drop table replica;
