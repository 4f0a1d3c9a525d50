comment on table redfish_endpoint
     is 'One row per controller that speaks Redfish; mac_address and uuid are as the client wrote them. There is no password here, on purpose';

drop table redfish_credential;
