drop table node_token_use;
