drop table hardware_event;
drop table hardware_location;
drop table hardware_fru;
