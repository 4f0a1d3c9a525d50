create table ethernet_interface (
    mac_address  macaddr     not null
  , description  text        not null
  , component_id text        collate "C"
  , type         text
  , last_update  timestamptz not null
  , constraint ethernet_interface_pk         primary key (mac_address)
  , constraint ethernet_interface_type_check check ((component_id is null) = (type is null))
);

create index ethernet_interface_component_id_idx on ethernet_interface (component_id);

comment on table ethernet_interface
     is 'One row per network interface that was seen; its component need not exist and type follows from the component''s name';

create table interface_address (
    mac_address macaddr not null
  , position    integer not null
  , ip_address  inet    not null
  , network     text
  , constraint interface_address_pk           primary key (mac_address, position)
  , constraint interface_address_ip_uq        unique (mac_address, ip_address)
  , constraint interface_address_interface_fk foreign key (mac_address) references ethernet_interface (mac_address) on delete cascade
);

create index interface_address_ip_address_idx on interface_address (ip_address);

comment on table interface_address
     is 'The addresses of an interface in the order in which they were given';
