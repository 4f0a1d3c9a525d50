alter table component
      add column custom_fields jsonb not null default '{}'
    , add constraint component_custom_fields_check check (jsonb_typeof(custom_fields) = 'object');

comment on column component.custom_fields
     is 'What the site wants to know of the component beside what the inventory knows of every one';
