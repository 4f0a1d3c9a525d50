create table hardware_fru (
    fru_id  text  not null collate "C"
  , type    text  not null
  , subtype text  not null
  , info    jsonb not null
  , constraint hardware_fru_pk       primary key (fru_id)
  , constraint hardware_fru_id_check check (char_length(fru_id) between 1 and 255)
);

comment on table hardware_fru
     is 'One row per field-replaceable unit that was ever found, wherever it sits; info holds the fields of its type';

create table hardware_location (
    id     text  not null collate "C"
  , type   text  not null
  , node   text  not null collate "C"
  , info   jsonb not null
  , fru_id text  collate "C"
  , constraint hardware_location_pk       primary key (id)
  , constraint hardware_location_fru_fk   foreign key (fru_id) references hardware_fru (fru_id)
  , constraint hardware_location_id_check check (char_length(id) between 1 and 63)
);

create index hardware_location_fru_id_idx on hardware_location (fru_id);
create index hardware_location_node_idx on hardware_location (node);

comment on table hardware_location
     is 'One row per place where hardware sits; node is what it is a part of, itself where that is no node''s; info holds the fields of its type';

create table hardware_event (
    position    bigint      not null generated always as identity
  , location_id text        not null collate "C"
  , fru_id      text        not null collate "C"
  , event_type  text        not null
  , occurred_at timestamptz not null default clock_timestamp()
  , constraint hardware_event_pk         primary key (position)
  , constraint hardware_event_type_check check (event_type in ('Added', 'Removed', 'Scanned', 'Detected'))
);

create index hardware_event_location_idx on hardware_event (location_id, occurred_at, position);
create index hardware_event_fru_idx on hardware_event (fru_id, occurred_at, position);
create index hardware_event_occurred_at_idx on hardware_event (occurred_at);

comment on table hardware_event
     is 'What happened to hardware: only real changes, so polling adds nothing. It names places and units and outlives both';
