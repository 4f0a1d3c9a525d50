-- A dump that was restored into another cluster brings the transaction numbers of its old home. Its history keeps its
-- order (position), becomes older than anything new, and every cursor into it ends: readers start from a snapshot.
do $$
declare
    here bigint := (select system_identifier from pg_control_system());
begin
    if exists (select from change_log_state where system_identifier <> here) then
        update change_log set xid = '3';
        update change_log_state
           set system_identifier = here
             , epoch             = gen_random_uuid()
             , retired_xid       = '0'
             , retired_position  = 0;
    end if;
end
$$;
