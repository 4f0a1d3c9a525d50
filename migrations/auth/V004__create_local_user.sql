create table local_user (
    username      text        not null
  , display_name  text        not null
  , password_hash text        not null
  , roles         text[]      not null
  , enabled       boolean     not null default true
  , created_at    timestamptz not null default now()
  , password_set_at timestamptz not null default now()
  , last_login_at timestamptz
  , constraint local_user_pk                 primary key (username)
  , constraint local_user_username_check     check (username ~ '^[a-z0-9][a-z0-9._@-]{0,63}$')
  , constraint local_user_display_name_check check (char_length(display_name) between 1 and 100)
  , constraint local_user_roles_check        check (cardinality(roles) > 0)
);

comment on table local_user
     is 'People who sign in with a password that is kept here';
comment on column local_user.password_hash
     is 'With the method in front: {bcrypt}...';

create table browser_login (
    cookie_hash bytea       not null
  , username    text        not null
  , created_at  timestamptz not null default now()
  , expires_at  timestamptz not null
  , constraint browser_login_pk               primary key (cookie_hash)
  , constraint browser_login_local_user_fk    foreign key (username) references local_user (username) on delete cascade
  , constraint browser_login_cookie_hash_check check (octet_length(cookie_hash) = 32)
);

create index browser_login_expires_at_idx on browser_login (expires_at);
create index browser_login_username_idx on browser_login (username);

comment on table browser_login
     is 'Browsers in which somebody has signed in; every replica knows them';
comment on column browser_login.cookie_hash
     is 'SHA-256 of what the browser holds';
