drop table service_account;
