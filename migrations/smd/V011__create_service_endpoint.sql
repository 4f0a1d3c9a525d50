create table service_endpoint (
    endpoint_id     text  not null collate "C"
  , redfish_type    text  not null collate "C"
  , redfish_subtype text  not null
  , uuid            text  not null
  , odata_id        text  not null
  , info            jsonb not null
  , constraint service_endpoint_pk          primary key (endpoint_id, redfish_type)
  , constraint service_endpoint_endpoint_fk foreign key (endpoint_id) references redfish_endpoint (id) on delete cascade
);

create index service_endpoint_redfish_type_idx on service_endpoint (redfish_type);

comment on table service_endpoint
     is 'The services that a Redfish endpoint offers, as whoever walked its tree found them; info is the Redfish object';
