-- Who asked and is in no inventory.
create table unknown_node (
    mac        macaddr     not null
  , arch       text
  , address    inet
  , first_seen timestamptz not null
  , last_seen  timestamptz not null
  , requests   bigint      not null
  , constraint unknown_node_pk             primary key (mac)
  , constraint unknown_node_requests_check check (requests > 0)
);

comment on table unknown_node
     is 'Network cards that asked for a boot script while the inventory knew no node with them; gone when adopted, or unheard of for a while';

create index unknown_node_last_seen_idx on unknown_node (last_seen);
