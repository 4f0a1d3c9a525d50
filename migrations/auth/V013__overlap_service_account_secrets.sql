alter table service_account
    add column previous_secret_hash  text
  , add column previous_secret_until timestamptz
  , add constraint service_account_previous_secret_check check ((previous_secret_hash is null) = (previous_secret_until is null));

comment on column service_account.previous_secret_hash
     is 'The secret before the last rotation, which is good until previous_secret_until';
