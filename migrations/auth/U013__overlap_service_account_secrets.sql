alter table service_account
    drop constraint service_account_previous_secret_check
  , drop column previous_secret_hash
  , drop column previous_secret_until;
