create table reservation (
    component_id    text        not null collate "C"
  , reservation_key uuid        not null
  , deputy_key      uuid        not null
  , created_at      timestamptz not null
  , expires_at      timestamptz
  , constraint reservation_pk            primary key (component_id)
  , constraint reservation_component_fk  foreign key (component_id) references component (id) on delete cascade
  , constraint reservation_expires_check check (expires_at > created_at)
);

create index reservation_expires_at_idx on reservation (expires_at);

comment on table reservation
     is 'Who holds a component: the owner has the reservation key, and shows others the deputy key; one without an end is an administrator''s';
