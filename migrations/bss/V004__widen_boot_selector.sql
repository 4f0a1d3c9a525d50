-- Many nodes at once: by place or number (x1000c0s[0-7]b*n*, nid[1-64]), or by a group of the inventory (group:login).
alter table boot_selector
    drop constraint boot_selector_kind_check
  , drop constraint boot_selector_value_check
  , add constraint boot_selector_kind_check check (kind in ('xname', 'mac', 'nid', 'range', 'group', 'tag'))
  , add constraint boot_selector_value_check check (
        case kind
            when 'mac' then value ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'
            when 'nid' then value ~ '^[1-9][0-9]{0,9}$'
            when 'range' then value ~ '^(x[]xcsbn0-9*[-]{9,120}|nid[[][0-9]{1,10}-[0-9]{1,10}[]])$'
            when 'group' then value ~ '^group:[^[:cntrl:],]{1,249}$'
            else value ~ '^[^[:cntrl:],]{1,255}$'
        end);

comment on table boot_selector
     is 'Binds a boot configuration: to a node by xname, MAC or NID, to many by range or group, or by a tag, which is a name, a role, Default, Unknown-<arch> or any other word';
