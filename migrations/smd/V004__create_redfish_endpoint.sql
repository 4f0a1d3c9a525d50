create table redfish_endpoint (
    id                     text        not null collate "C"
  , type                   text        not null
  , name                   text
  , hostname               text        not null
  , domain                 text        not null
  , fqdn                   text        not null collate "C"
  , enabled                boolean     not null
  , uuid                   text
  , username               text        not null
  , use_ssdp               boolean     not null
  , mac_required           boolean     not null
  , mac_address            text
  , ip_address             text
  , rediscover_on_update   boolean     not null
  , template_id            text
  , last_discovery_attempt timestamptz
  , last_discovery_status  text        not null default 'NotYetQueried'
  , redfish_version        text
  , constraint redfish_endpoint_pk         primary key (id)
  , constraint redfish_endpoint_fqdn_uq    unique (fqdn)
  , constraint redfish_endpoint_id_check   check (char_length(id) between 1 and 63)
  , constraint redfish_endpoint_fqdn_check check (char_length(fqdn) between 1 and 512)
);

comment on table redfish_endpoint
     is 'One row per controller that speaks Redfish; mac_address and uuid are as the client wrote them. There is no password here, on purpose';

create table component_endpoint (
    id              text  not null collate "C"
  , type            text  not null
  , endpoint_id     text  not null collate "C"
  , redfish_type    text  not null
  , redfish_subtype text  not null
  , uuid            text
  , odata_id        text  not null
  , info            jsonb not null
  , constraint component_endpoint_pk          primary key (id)
  , constraint component_endpoint_endpoint_fk foreign key (endpoint_id) references redfish_endpoint (id) on delete cascade
  , constraint component_endpoint_id_check    check (char_length(id) between 1 and 63)
);

create index component_endpoint_endpoint_id_idx on component_endpoint (endpoint_id);

comment on table component_endpoint
     is 'How a component is managed through Redfish: its resource on its endpoint; info is what clients read of that resource';
