drop table service_events;
drop table service_sessions;
