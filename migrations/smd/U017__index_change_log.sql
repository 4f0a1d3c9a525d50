drop index change_log_occurred_at_idx;
drop index change_log_actor_idx;
drop index change_log_key_idx;
