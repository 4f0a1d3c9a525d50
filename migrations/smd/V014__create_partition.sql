create table component_partition (
    name        text   not null collate "C"
  , description text   not null
  , tags        text[] not null default '{}'
  , constraint component_partition_pk         primary key (name)
  , constraint component_partition_name_check check (name ~ '^p[0-9]+([.][0-9]+)?$' and char_length(name) <= 255)
);

comment on table component_partition
     is 'One row per partition of the machine';

create table partition_member (
    component_id text not null collate "C"
  , name         text not null collate "C"
  , constraint partition_member_pk           primary key (component_id)
  , constraint partition_member_component_fk foreign key (component_id) references component (id) on delete cascade
  , constraint partition_member_partition_fk foreign key (name) references component_partition (name) on delete cascade
);

create index partition_member_name_idx on partition_member (name, component_id);

comment on table partition_member
     is 'Which component is in which partition; the key sees to it that it is in one at most';
