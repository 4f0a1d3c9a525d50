drop table event_failures;
