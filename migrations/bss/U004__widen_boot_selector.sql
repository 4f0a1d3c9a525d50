-- What the older form cannot say is gone; a configuration that was bound by nothing else stays, and is shown nowhere.
delete from boot_selector where kind in ('range', 'group');
alter table boot_selector
    drop constraint boot_selector_kind_check
  , drop constraint boot_selector_value_check
  , add constraint boot_selector_kind_check check (kind in ('xname', 'mac', 'nid', 'tag'))
  , add constraint boot_selector_value_check check (
        case kind
            when 'mac' then value ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$'
            when 'nid' then value ~ '^[1-9][0-9]{0,9}$'
            else value ~ '^[^[:cntrl:],]{1,255}$'
        end);

comment on table boot_selector
     is 'Binds a boot configuration: to a node by xname, MAC or NID, or by a tag, which is a role, Default, Unknown-<arch> or any other word';
