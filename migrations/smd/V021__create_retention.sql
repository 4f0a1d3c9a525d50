-- The same in every schema: what is let go after a while (docs/adr/0030-retention.md).
create table retention (
    rule          text        not null
  , keep          interval    not null
  , last_run_at   timestamptz not null default now()
  , last_removed  bigint      not null default 0
  , removed       bigint      not null default 0
  , failure       text
  , constraint retention_pk            primary key (rule)
  , constraint retention_removed_check check (last_removed >= 0 and removed >= last_removed)
);

comment on table retention
     is 'What each rule removed, the last time and altogether';
comment on column retention.failure
     is 'Why the last run ended before it was done; null where it did not';

create table change_log_retired (
    kind     text   not null
  , xid      xid8   not null
  , position bigint not null
  , constraint change_log_retired_pk primary key (kind)
);

comment on table change_log_retired
     is 'The newest change of each kind that was retired, so that a version of things which have not changed for long stays what it is';

-- The service may not delete from its history. It asks this function, which takes from the old end and notes how far it went.
create function retire_changes(older_than interval, most integer) returns integer
    language plpgsql
    security definer
    set search_path from current
as $$
declare
    behind  change_log_state%rowtype;
    last    record;
    removed integer;
begin
    if older_than < interval '1 day' then
        raise exception 'changes are kept for a day at least' using errcode = 'check_violation';
    end if;
    if most not between 1 and 100000 then
        raise exception 'changes are retired 1 to 100000 at a time' using errcode = 'check_violation';
    end if;
    select retired_xid, retired_position into behind.retired_xid, behind.retired_position from change_log_state for update;
    -- A time that has yet to come is that of a clock which went wrong; it must not hold the log back for ever.
    select front.xid, front.position into last
      from (select oldest.xid, oldest.position
                 , bool_and(oldest.occurred_at < now() - older_than or oldest.occurred_at > now() + interval '1 day')
                       over (order by oldest.xid, oldest.position rows unbounded preceding) as is_old
              from (select xid, position, occurred_at
                      from change_log
                     where (xid, position) > (behind.retired_xid, behind.retired_position)
                       and xid < pg_snapshot_xmin(pg_current_snapshot())
                     order by xid, position
                     limit most) as oldest) as front
     where front.is_old
     order by front.xid desc, front.position desc
     limit 1;
    if not found then
        return 0;
    end if;
    with gone as (
        delete from change_log
         where (xid, position) >  (behind.retired_xid, behind.retired_position)
           and (xid, position) <= (last.xid, last.position)
        returning kind, xid, position)
       , newest as (
        insert into change_log_retired (kind, xid, position)
        select distinct on (kind) kind, xid, position
          from gone
         order by kind, xid desc, position desc
            on conflict (kind) do update set xid = excluded.xid, position = excluded.position)
    select count(*) into removed from gone;
    update change_log_state set retired_xid = last.xid, retired_position = last.position;
    return removed;
end
$$;

do $$
begin
    execute format('revoke insert, update, delete on change_log_retired from %I', current_schema());
    execute format('grant execute on function retire_changes(interval, integer) to %I', current_schema());
end
$$;
