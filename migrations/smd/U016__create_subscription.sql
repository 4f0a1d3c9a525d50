drop table notification_progress;
drop table subscription;
