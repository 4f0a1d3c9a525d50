drop index change_log_kind_idx;
