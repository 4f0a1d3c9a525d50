drop table boot_request;
