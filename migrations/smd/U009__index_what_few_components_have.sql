drop index component_flag_idx;
drop index component_software_status_idx;
