-- What is asked for when something is wrong, or when an image is rolled out: few components of many. State and role have no
-- index, for they tell little apart, and a change of state would cost more with one.
create index component_flag_idx on component (coalesce(flag, ''));
create index component_software_status_idx on component (coalesce(software_status, ''));
