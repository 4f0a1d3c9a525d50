drop table interface_address;
drop table ethernet_interface;
