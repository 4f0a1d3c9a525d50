create table cluster_defaults (
    only_row          boolean     not null default true
  , cloud_provider    text        not null default ''
  , region            text        not null default ''
  , availability_zone text        not null default ''
  , cluster_name      text        not null default ''
  , public_keys       text[]      not null default '{}'
  , base_url          text        not null default ''
  , short_name        text        not null default ''
  , nid_length        integer     not null default 0
  , boot_subnet       text        not null default ''
  , wg_subnet         text        not null default ''
  , last_updated      timestamptz not null default now()
  , constraint cluster_defaults_pk               primary key (only_row)
  , constraint cluster_defaults_only_row_check   check (only_row)
  , constraint cluster_defaults_nid_length_check check (nid_length between 0 and 20)
);

comment on table cluster_defaults
     is 'What holds for every node unless its own instance says otherwise; always exactly one row, where blank and 0 mean unset';

insert into cluster_defaults default values;

create table node_group (
    name         text        not null
  , description  text        not null default ''
  , meta_data    jsonb       not null default '{}'
  , content      text        not null default ''
  , filename     text        not null default ''
  , encoding     text        not null default 'plain'
  , versions     jsonb       not null default '{}'
  , last_updated timestamptz not null default now()
  , constraint node_group_pk              primary key (name)
  , constraint node_group_meta_data_check check (jsonb_typeof(meta_data) = 'object')
  , constraint node_group_versions_check  check (jsonb_typeof(versions) = 'object')
  , constraint node_group_encoding_check  check (encoding in ('plain', 'base64'))
);

comment on table node_group
     is 'What the members of an inventory group of the same label are given; who is a member, the inventory alone knows';

create table instance (
    id                  text        not null
  , instance_id         text        not null default ''
  , local_hostname      text        not null default ''
  , hostname            text        not null default ''
  , instance_type       text        not null default ''
  , cloud_init_base_url text        not null default ''
  , public_keys         text[]      not null default '{}'
  , cluster_name        text        not null default ''
  , region              text        not null default ''
  , availability_zone   text        not null default ''
  , cloud_provider      text        not null default ''
  , last_updated        timestamptz not null default now()
  , constraint instance_pk primary key (id)
);

comment on table instance
     is 'What an operator decided for one node (its inventory id), over the cluster''s defaults; blank means not decided';

create table phone_home (
    id              text        not null
  , phoned_at       timestamptz not null default now()
  , address         inet        not null
  , instance_id     text        not null default ''
  , hostname        text        not null default ''
  , fqdn            text        not null default ''
  , pub_key_rsa     text        not null default ''
  , pub_key_ecdsa   text        not null default ''
  , pub_key_ed25519 text        not null default ''
  , constraint phone_home_pk primary key (id)
);

comment on table phone_home
     is 'The last report of each node that its cloud-init has finished, with the SSH host keys that it has since then';
