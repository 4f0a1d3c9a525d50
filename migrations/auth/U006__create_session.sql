drop table refresh_token;
drop table session;
