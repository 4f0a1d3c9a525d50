-- A plan that was made when a table was small reads it from end to end, and is kept until somebody looks at the table again. The
-- service may not look, for the tables are not its own; it asks this function, which takes the table of which most rows are other
-- ones than at the last look, if these are as many as it had then. It counts what was committed: a table that is being filled looks
-- empty, and would be planned for as such. Below 16 pages reading all of a table costs no more than asking an index.
create function refresh_statistics() returns boolean
    language plpgsql
    security definer
    set search_path from current
as $$
declare
    grown name;
begin
    select relname into grown
      from pg_class
     where relnamespace = current_schema()::regnamespace
       and relkind      = 'r'
       and pg_relation_size(oid) >= 16 * current_setting('block_size')::integer
       and pg_stat_get_mod_since_analyze(oid) >= greatest(500, reltuples)
     order by pg_stat_get_mod_since_analyze(oid) desc
     limit 1;
    if not found then
        return false;
    end if;
    execute format('analyze (skip_locked) %I', grown); -- whoever has it locked looks at it himself
    return true;
end
$$;

comment on function refresh_statistics
     is 'Looks anew at a table that is no longer what it was when somebody last looked; false when there is none';

do $$
begin
    execute format('grant execute on function refresh_statistics() to %I', current_schema());
end
$$;
