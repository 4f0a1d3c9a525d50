create table component (
    id                   text    not null collate "C"
  , type                 text    not null
  , state                text
  , flag                 text
  , enabled              boolean not null
  , software_status      text
  , role                 text
  , sub_role             text
  , nid                  bigint
  , subtype              text
  , net_type             text
  , arch                 text
  , class                text
  , reservation_disabled boolean not null default false
  , locked               boolean not null default false
  , constraint component_pk        primary key (id)
  , constraint component_id_check  check (char_length(id) between 1 and 63)
  , constraint component_nid_check check (nid >= 0)
);

create index component_nid_idx on component (nid);

comment on table component
     is 'One row per thing that has a place in the machine: cabinet, BMC, node, ...; null where the API shows nothing';
