create table component_group (
    label           text   not null collate "C"
  , description     text   not null
  , exclusive_group text   collate "C"
  , tags            text[] not null default '{}'
  , constraint component_group_pk          primary key (label)
  , constraint component_group_label_check check (label ~ '^[-a-z0-9:._]{1,255}$')
);

comment on table component_group
     is 'One row per group of components; groups that name the same exclusive_group share no member';

create table group_member (
    component_id    text not null collate "C"
  , label           text not null collate "C"
  , exclusive_group text collate "C"
  , constraint group_member_pk           primary key (component_id, label)
  , constraint group_member_exclusive_uq unique (component_id, exclusive_group)
  , constraint group_member_component_fk foreign key (component_id) references component (id) on delete cascade
  , constraint group_member_group_fk     foreign key (label) references component_group (label) on delete cascade
);

create index group_member_label_idx on group_member (label);

comment on table group_member
     is 'Which component is in which group; exclusive_group repeats the group''s, which never changes, so that a key can guard it';
