drop function retire_audit_events(interval, integer);
drop table audit_segment;
drop table audit_event;
