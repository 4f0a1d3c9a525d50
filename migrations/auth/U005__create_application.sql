drop table used_assertion;

alter table service_account
    drop column public_keys
  , drop column token_shape;

drop table consent;
drop table application;
