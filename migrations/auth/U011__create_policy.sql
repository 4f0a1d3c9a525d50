drop table policy_role;
drop table policy;
