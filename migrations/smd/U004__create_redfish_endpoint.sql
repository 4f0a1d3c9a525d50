drop table component_endpoint;
drop table redfish_endpoint;
