create table power_map (
    id         text   not null collate "C"
  , powered_by text[] not null
  , constraint power_map_pk       primary key (id)
  , constraint power_map_id_check check (char_length(id) between 1 and 63)
);

comment on table power_map
     is 'Which components feed a component; none of them need exist';
