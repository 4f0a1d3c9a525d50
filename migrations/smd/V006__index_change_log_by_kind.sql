-- What is the newest change of a kind: asked whenever somebody wants to know whether a list is still as it was.
create index change_log_kind_idx on change_log (kind, xid, position);
