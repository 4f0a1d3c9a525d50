-- The same in every schema: how events and connections fared, by the month (docs/adr/0030-retention.md).
create table event_metrics (
    id          uuid             not null default gen_random_uuid()
  , recorded_at timestamptz      not null default now()
  , instance    text             not null
  , consumer    text             not null
  , event       text             not null
  , success     boolean          not null
  , events      bigint           not null
  , mean_ms     double precision not null
  , longest_ms  double precision not null
  , error       text
  , constraint event_metrics_pk           primary key (id, recorded_at)
  , constraint event_metrics_events_check check (events > 0)
) partition by range (recorded_at);
create index event_metrics_recorded_at_idx on event_metrics (recorded_at);
create index event_metrics_event_idx on event_metrics (consumer, event, recorded_at);

comment on table event_metrics
     is 'What consumers did with events, gathered: one row for all that are alike within an interval';
comment on column event_metrics.mean_ms
     is 'From the commit of a change to its having been taken in';

create table connection_metrics (
    id          uuid             not null default gen_random_uuid()
  , recorded_at timestamptz      not null default now()
  , instance    text             not null
  , pool_size   integer          not null
  , active      integer          not null
  , idle        integer          not null
  , waiting     integer          not null
  , queries     bigint           not null
  , failed      bigint           not null
  , average_ms  double precision not null
  , constraint connection_metrics_pk          primary key (id, recorded_at)
  , constraint connection_metrics_count_check check (least(pool_size, active, idle, waiting, queries, failed) >= 0)
) partition by range (recorded_at);
create index connection_metrics_recorded_at_idx on connection_metrics (recorded_at);
create index connection_metrics_instance_idx on connection_metrics (instance, recorded_at);

comment on table connection_metrics
     is 'How the pool of each process stood, sample by sample; queries, failed and average_ms are those since the sample before';

-- The service may not create or drop anything. It asks these functions, which know how, and nothing else, of what is partitioned by month.
create function add_partitions(months integer) returns integer
    language plpgsql
    security definer
    set search_path from current
    set lock_timeout = '500ms'
as $$
declare
    parent name;
    begins timestamptz;
    part   text;
    added  integer := 0;
begin
    if months not between 0 and 24 then
        raise exception 'partitions are added for 0 to 24 months ahead' using errcode = 'check_violation';
    end if;
    perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.partitions', 0));
    for parent, begins in
        select relname, month at time zone 'UTC'
          from pg_partitioned_table
          join pg_class on pg_class.oid = partrelid and relnamespace = current_schema()::text::regnamespace
             , generate_series(date_trunc('month', now() at time zone 'UTC')
                             , date_trunc('month', now() at time zone 'UTC') + make_interval(months => months)
                             , interval '1 month') as month
         order by relname, month
    loop
        part := format('%s_%s', parent, to_char(begins at time zone 'UTC', 'YYYYMM'));
        if to_regclass(quote_ident(part)) is null then
            -- Attached rather than created as a part: that lets readers and writers of the others go on.
            execute format('create table %I (like %I including all)', part, parent);
            execute format('revoke insert, update, delete on %I from %I', part, current_schema());
            execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, begins
                , (begins at time zone 'UTC' + interval '1 month') at time zone 'UTC');
            added := added + 1;
        end if;
    end loop;
    return added;
end
$$;

create function drop_partitions(parent text, older_than interval) returns bigint
    language plpgsql
    security definer
    set search_path from current
    set lock_timeout = '100ms'
as $$
declare
    part    name;
    counted bigint;
    removed bigint := 0;
begin
    if older_than < interval '1 day' then
        raise exception 'partitions are kept for a day at least' using errcode = 'check_violation';
    end if;
    perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.partitions', 0));
    for part in
        select child.relname
          from pg_inherits
          join pg_class as child on child.oid = inhrelid
          join pg_partitioned_table on partrelid = inhparent
          join pg_class as whole on whole.oid = inhparent
         where whole.relnamespace = current_schema()::text::regnamespace
           and whole.relname      = parent
           and child.relname      ~ '_\d{6}$'
           and (to_date(right(child.relname, 6), 'YYYYMM') + interval '1 month') at time zone 'UTC' < now() - older_than
         order by child.relname
    loop
        execute format('lock table %I in access exclusive mode', part);
        execute format('select count(*) from %I', part) into counted;
        execute format('drop table %I', part);
        removed := removed + counted;
    end loop;
    return removed;
end
$$;

do $$
begin
    perform add_partitions(2);
    execute format('revoke update on event_metrics, connection_metrics from %I', current_schema());
    execute format('grant execute on function add_partitions(integer), drop_partitions(text, interval) to %I', current_schema());
end
$$;
