alter table boot_request drop column times;
