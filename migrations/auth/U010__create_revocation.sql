drop table revocation_state;
drop table revocation;
