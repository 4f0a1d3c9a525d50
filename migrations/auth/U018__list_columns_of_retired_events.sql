create or replace function retire_audit_events(older_than interval, most integer) returns integer
    language plpgsql
    security definer
    set search_path from current
as $$
declare
    first_row audit_event%rowtype;
    last_row  audit_event%rowtype;
begin
    if older_than < interval '30 days' then
        raise exception 'audit events are kept for 30 days at least' using errcode = 'check_violation';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('chamicore.auth.audit', 1));
    select * into first_row from audit_event order by position limit 1;
    select old.* into last_row
      from audit_event as old
     where old.position = (
       select max(oldest.position)
         from (select position
                    , bool_and(occurred_at < now() - older_than) over (order by position) as is_old
                 from (select position, occurred_at from audit_event order by position limit most) as front) as oldest
        where oldest.is_old
          and oldest.position < (select max(position) from audit_event));
    if last_row.position is null then
        return 0;
    end if;
    insert into audit_segment (first_position, last_position, first_at, last_at, previous_hash, last_hash)
    select first_row.position
         , last_row.position
         , first_row.occurred_at
         , last_row.occurred_at
         , coalesce((select last_hash from audit_segment order by last_position desc limit 1), decode(repeat('00', 32), 'hex'))
         , last_row.hash;
    delete from audit_event where position <= last_row.position;
    return last_row.position - first_row.position + 1;
end
$$;
