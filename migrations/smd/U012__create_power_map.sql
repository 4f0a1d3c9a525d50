drop table power_map;
