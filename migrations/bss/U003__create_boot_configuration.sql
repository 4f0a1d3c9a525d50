drop table boot_selector;
drop table boot_configuration;
