drop table unknown_caller;
drop table seed_fetch;
