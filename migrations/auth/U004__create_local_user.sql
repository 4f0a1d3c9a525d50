drop table browser_login;
drop table local_user;
