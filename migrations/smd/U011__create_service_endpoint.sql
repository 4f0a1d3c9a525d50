drop table service_endpoint;
