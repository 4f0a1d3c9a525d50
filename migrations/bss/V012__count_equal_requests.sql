-- A node that asks the same again and again within one batch takes one row.
alter table boot_request
  add column times integer not null default 1
, add constraint boot_request_times_check check (times > 0);

comment on column boot_request.times is 'How often the node asked just this within the moment, half a second at most';
