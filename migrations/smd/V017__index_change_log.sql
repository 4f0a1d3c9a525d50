-- Each leads to the changes that a reader asks for in the order of the log, so that a page costs what it shows.
create index change_log_key_idx on change_log (key, xid, position);
create index change_log_actor_idx on change_log (actor, xid, position);
create index change_log_occurred_at_idx on change_log (occurred_at);
