-- What nodes boot, and what binds it to them. The order in which selectors win is code (services/boot/README.md, Precedence).
create table boot_configuration (
    id             uuid        not null
  , kernel         text        not null
  , initrd         text        not null
  , params         text        not null
  , cloud_init     jsonb
  , referral_token uuid        not null
  , created_at     timestamptz not null default now()
  , last_updated   timestamptz not null default now()
  , constraint boot_configuration_pk           primary key (id)
  -- These become words of scripts. What would end a line, a command or a word of iPXE never stands in them, however they came here.
  , constraint boot_configuration_kernel_check check (
        length(kernel) <= 4096
        and kernel !~ '[\u0001-\u0020\u007f-\u009f\u2028\u2029]|^[-#]|^(\|\||&&|;)$')
  , constraint boot_configuration_initrd_check check (
        length(initrd) <= 4096
        and initrd !~ '[\u0001-\u0020\u007f-\u009f\u2028\u2029]|^[-#]|^(\|\||&&|;)$')
  , constraint boot_configuration_params_check check (
        length(params) <= 8192
        and params !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]|(^| )((\|\||&&|;)( |$)|#)')
);

comment on table boot_configuration
     is 'A kernel, what goes with it, and what cloud-init is told; empty text means none. Lives as long as a selector binds it';

create table boot_selector (
    kind             text        not null
  , value            text        not null
  , configuration_id uuid        not null
  , created_at       timestamptz not null default now()
  , constraint boot_selector_pk               primary key (kind, value)
  , constraint boot_selector_configuration_fk foreign key (configuration_id) references boot_configuration (id)
  , constraint boot_selector_kind_check       check (kind in ('xname', 'mac', 'nid', 'tag'))
  , constraint boot_selector_value_check      check (
        case kind
            when 'mac' then value ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'
            when 'nid' then value ~ '^[1-9][0-9]{0,9}$'
            else value ~ '^[^[:cntrl:],]{1,255}$'
        end)
);

comment on table boot_selector
     is 'Binds a boot configuration: to a node by xname, MAC or NID, or by a tag, which is a role, Default, Unknown-<arch> or any other word';

create index boot_selector_configuration_id_idx on boot_selector (configuration_id);
