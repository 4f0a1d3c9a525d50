drop function retire_changes;
drop table change_log_retired;
drop table retention;
