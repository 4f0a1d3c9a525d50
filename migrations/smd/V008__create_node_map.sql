create table node_map (
    id        text   not null collate "C"
  , nid       bigint not null
  , role      text
  , sub_role  text
  , node_info jsonb
  , constraint node_map_pk        primary key (id)
  , constraint node_map_nid_uq    unique (nid) deferrable
  , constraint node_map_id_check  check (char_length(id) between 1 and 63)
  , constraint node_map_nid_check check (nid > 0)
);

comment on table node_map
     is 'What a node that does not exist yet is used for when it is created; the node itself need not ever come';
