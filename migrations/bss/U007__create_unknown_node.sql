drop table unknown_node;
