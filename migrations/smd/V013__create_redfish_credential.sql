create table redfish_credential (
    endpoint_id     text  not null collate "C"
  , sealed_password bytea not null
  , constraint redfish_credential_pk          primary key (endpoint_id)
  , constraint redfish_credential_endpoint_fk foreign key (endpoint_id) references redfish_endpoint (id) on delete cascade
);

comment on table redfish_credential
     is 'The passwords of controllers, each encrypted for its endpoint with a key that is not in this database; no answer shows them';

comment on table redfish_endpoint
     is 'One row per controller that speaks Redfish; mac_address and uuid are as the client wrote them. Its password is in redfish_credential';
