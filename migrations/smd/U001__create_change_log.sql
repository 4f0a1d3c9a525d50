drop table change_log_state;
drop table change_log;
