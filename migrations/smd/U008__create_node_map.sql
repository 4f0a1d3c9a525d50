drop table node_map;
