drop table bootstrap_token;
