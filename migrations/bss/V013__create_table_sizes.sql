-- The same in every schema: how the tables grew (docs/adr/0030-retention.md).
create table table_sizes (
    relation    text        not null
  , recorded_at timestamptz not null default now()
  , bytes       bigint      not null
  , row_count   bigint      not null
  , constraint table_sizes_pk    primary key (relation, recorded_at)
  , constraint table_sizes_check check (least(bytes, row_count) >= 0)
);
create index table_sizes_recorded_at_idx on table_sizes (recorded_at);

comment on table table_sizes
     is 'How large each table was hour by hour, its indexes, large values and parts counted with it';
comment on column table_sizes.row_count
     is 'As the server estimates them';

do $$
begin
    execute format('revoke update on table_sizes from %I', current_schema());
end
$$;
