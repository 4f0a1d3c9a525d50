-- The tables of the state manager that an import reads, with their columns and types as its migrations leave them.
create schema hmsdsuser;
set search_path = hmsdsuser;
create type group_type as enum ('partition', 'exclusive', 'shared');
create type group_namespace as enum ('partition', 'group');
create table system (id int primary key, schema_version int unique not null, system_info json);
create table components (
    id varchar(63) primary key, type varchar(63) not null, state varchar(32) not null, admin varchar(32) not null default '',
    enabled bool not null default '1', flag varchar(32) not null, role varchar(32) not null, nid bigint not null,
    subtype varchar(64) not null, nettype varchar(64) not null, arch varchar(64) not null,
    disposition varchar(64) not null default '', subrole varchar(32) not null default '',
    class varchar(32) not null default '', reservation_disabled bool not null default 'false', locked bool not null default 'false');
create table node_nid_mapping (
    id varchar(63) primary key, nid bigint unique, role varchar(32) not null, name varchar(32) not null default '', node_info json,
    subrole varchar(32) not null default '');
create table power_mapping (id varchar(63) primary key, powered_by varchar(63)[] not null);
create table rf_endpoints (
    id varchar(63) primary key, type varchar(63) not null, name text, hostname varchar(63), domain varchar(192),
    fqdn varchar(255) unique, ip_info json default '{}', enabled bool, uuid varchar(64), "user" varchar(128),
    password varchar(128), usessdp bool, macrequired bool, macaddr varchar(32), rediscoveronupdate bool,
    templateid varchar(128), discovery_info json, ipaddr varchar(64) not null default '');
create table comp_endpoints (
    id varchar(63) primary key, type varchar(63) not null, domain varchar(192) not null, redfish_type varchar(63) not null,
    redfish_subtype varchar(63) not null, rf_endpoint_id varchar(63) not null references rf_endpoints (id) on delete cascade,
    mac varchar(32), uuid varchar(64), odata_id varchar(512) not null, component_info json);
create table service_endpoints (
    rf_endpoint_id varchar(63) references rf_endpoints (id) on delete cascade, redfish_type varchar(63),
    redfish_subtype varchar(63) not null, uuid varchar(64), odata_id varchar(512) not null, service_info json,
    primary key (rf_endpoint_id, redfish_type));
create table hwinv_by_fru (
    fru_id varchar(255) primary key, type varchar(63) not null, subtype varchar(63) not null,
    serial_number varchar(255) not null default '', part_number varchar(255) not null default '',
    manufacturer varchar(255) not null default '', fru_info json not null);
create table hwinv_by_loc (
    id varchar(63) primary key, type varchar(63) not null, ordinal int not null, status varchar(63) not null,
    parent varchar(63) not null default '', location_info json, fru_id varchar(255) references hwinv_by_fru (fru_id),
    parent_node varchar(63) not null default '');
create table hwinv_hist (
    id varchar(63), fru_id varchar(255), event_type varchar(128), "timestamp" timestamptz not null default current_timestamp);
create table scn_subscriptions (id serial primary key, sub_url varchar(255) unique not null, subscription json default '{}');
create table component_groups (
    id uuid primary key, name varchar(255) not null, description varchar(255) not null, tags varchar(255)[],
    annotations json default '{}', type group_type, namespace group_namespace, exclusive_group_identifier varchar(253),
    unique (name, namespace));
create table component_group_members (
    component_id varchar(63) not null references components (id) on delete cascade,
    group_id uuid not null references component_groups (id) on delete cascade, group_namespace varchar(255) not null,
    joined_at timestamptz not null default current_timestamp, primary key (component_id, group_id),
    unique (component_id, group_namespace));
create table comp_eth_interfaces (
    id varchar(32) primary key, description text, macaddr varchar(32) not null, last_update timestamptz,
    compid varchar(63) not null default '', comptype varchar(63) not null default '', ip_addresses json not null default '[]');
create table reservations (
    component_id varchar(63) primary key references components (id) on delete cascade, create_timestamp timestamptz,
    expiration_timestamp timestamptz, deputy_key varchar, reservation_key varchar);

insert into system values (0, 23, '{}');
-- 300 boards of four nodes, in cabinet 7100.
insert into components (id, type, state, flag, role, subrole, nid, subtype, nettype, arch, class, enabled, admin)
select format('x7100c%ss%sb0n%s', board % 8, board / 8, node), 'Node', 'Ready', 'OK', 'Compute', 'Worker',
       71000 + board * 4 + node, '', 'Sling', 'X86', 'River', node <> 3, case node when 2 then 'AdminStatus' else '' end
  from generate_series(0, 299) board, generate_series(0, 3) node;
insert into components (id, type, state, flag, role, nid, subtype, nettype, arch)
select format('x7100c%ss%sb0', board % 8, board / 8), 'NodeBMC', '', '', '', -1, '', '', '' from generate_series(0, 299) board;
-- What was never checked: neither is a component's name.
insert into components (id, type, state, flag, role, nid, subtype, nettype, arch)
values ('not-an-xname', 'Node', 'Ready', 'OK', 'Compute', 1, '', '', ''), ('x7100c7', 'Chassis', 'On', 'OK', '', -1, '', '', '');
update components set locked = true where id = 'x7100c0s0b0n1';
update components set reservation_disabled = true where id = 'x7100c0s0b0n2';
insert into node_nid_mapping (id, nid, role, node_info) values ('x7100c0s0b0n0', 71000, 'Compute', '{"rack": 7}');
insert into power_mapping values ('x7100c0s0b0n0', '{x7100m0p0j1,x7100m0p1j1}');
insert into comp_eth_interfaces (id, description, macaddr, last_update, compid, comptype, ip_addresses)
select format('0271%s', lpad(to_hex(board * 4 + node), 8, '0')), 'boot',
       '02:71:' || trim(trailing ':' from regexp_replace(lpad(to_hex(board * 4 + node), 8, '0'), '(..)', '\1:', 'g')), now(),
       format('x7100c%ss%sb0n%s', board % 8, board / 8, node), 'Node',
       json_build_array(json_build_object('IPAddress', format('127.%s.%s.%s', 71 + board / 200, board % 200, node + 1), 'Network', 'NMN'))
  from generate_series(0, 299) board, generate_series(0, 3) node;
insert into comp_eth_interfaces (id, description, macaddr, compid) values ('nonsense', '', 'zz:71:00:00:00:00', 'x7100c0s0b0n0');
insert into rf_endpoints (id, type, name, hostname, domain, fqdn, enabled, uuid, "user", password, usessdp, macrequired, macaddr,
                          rediscoveronupdate, templateid, discovery_info, ipaddr)
select format('x7100c%ss%sb0', board % 8, board / 8), 'NodeBMC', '', format('bmc%s', board), 'mgmt.lan',
       format('bmc%s.mgmt.lan', board), true, '', 'root', 'sesame', false, false, '', false, '', '{}', format('127.73.%s.%s', board / 200, board % 200 + 1)
  from generate_series(0, 299) board;
insert into comp_endpoints
select format('x7100c%ss%sb0', board % 8, board / 8), 'NodeBMC', '', 'Manager', '', format('x7100c%ss%sb0', board % 8, board / 8), '', '',
       '/redfish/v1/Managers/BMC',
       '{"Name": "BMC", "Actions": {"#Manager.Reset": {"ResetType@Redfish.AllowableValues": ["ForceRestart"],
         "@Redfish.ActionInfo": "/redfish/v1/Managers/BMC/ResetActionInfo",
         "target": "/redfish/v1/Managers/BMC/Actions/Manager.Reset"}}}'
  from generate_series(0, 299) board;
insert into comp_endpoints
select format('x7100c%ss%sb0n%s', board % 8, board / 8, node), 'Node', '', 'ComputerSystem', 'Physical',
       format('x7100c%ss%sb0', board % 8, board / 8), '', format('71000000-0000-4000-8000-%s', lpad((board * 4 + node)::text, 12, '0')),
       format('/redfish/v1/Systems/Node%s', node),
       json_build_object(
           'Name', format('Node%s', node),
           'Actions', json_build_object('#ComputerSystem.Reset', json_build_object(
               'ResetType@Redfish.AllowableValues', json_build_array('On', 'ForceOff'),
               '@Redfish.ActionInfo', format('/redfish/v1/Systems/Node%s/ResetActionInfo', node),
               'target', format('/redfish/v1/Systems/Node%s/Actions/ComputerSystem.Reset', node))),
           'EthernetNICInfo', json_build_array(json_build_object(
               'RedfishId', '/redfish/v1/Nic', '@odata.id', '/redfish/v1/Nic', 'Description', 'boot', 'InterfaceEnabled', true,
               'MACAddress', (select macaddr from comp_eth_interfaces
                               where compid = format('x7100c%ss%sb0n%s', board % 8, board / 8, node) and id <> 'nonsense'))),
           'PowerURL', '/redfish/v1/Chassis/Self/Power',
           'PowerControl', json_build_array(json_build_object(
               '@odata.id', '/redfish/v1/Chassis/Self/Power#/PowerControl/0', 'MemberId', '0', 'Name', 'System Power Control',
               'RelatedItem', json_build_array(
                   json_build_object('@odata.id', format('/redfish/v1/Systems/Node%s', node)),
                   json_build_object('@odata.id', '/redfish/v1/Chassis/Self')))))
  from generate_series(0, 299) board, generate_series(0, 3) node;
insert into comp_endpoints
values ('x7100c0s0e0', 'NodeEnclosure', '', 'Chassis', 'Enclosure', 'x7100c0s0b0', '', '', '/redfish/v1/Chassis/Self', '{}');
insert into service_endpoints values ('x7100c0s0b0', 'UpdateService', '', '', '/redfish/v1/UpdateService', '{}');
insert into hwinv_by_fru (fru_id, type, subtype, fru_info)
values ('Processor.Acme.P1.S1', 'Processor', '', '{"Manufacturer": "Acme", "Model": "M", "SerialNumber": "S1", "PartNumber": "P1", "TotalCores": 64}'),
       ('Memory.Acme.P2.S2', 'Memory', '', '{"Manufacturer": "Acme", "SerialNumber": "S2", "PartNumber": "P2", "CapacityMiB": 16384}');
insert into hwinv_by_loc (id, type, ordinal, status, location_info, fru_id)
values ('x7100c0s0b0n0p0', 'Processor', 0, 'Populated', '{"Id": "CPU0", "Name": "cpu", "Description": "", "Socket": "CPU 0"}', 'Processor.Acme.P1.S1'),
       ('x7100c0s0b0n0p1', 'Processor', 1, 'Empty', '{"Id": "CPU1", "Name": "cpu", "Description": "", "Socket": "CPU 1"}', null);
insert into hwinv_hist (id, fru_id, event_type) values ('x7100c0s0b0n0p0', 'Processor.Acme.P1.S1', 'Detected');
insert into component_groups (id, name, description, tags, type, namespace, exclusive_group_identifier)
values ('71000000-0000-4000-8000-000000000001', 'moved-blue', 'half of them', '{old,new}', 'exclusive', 'group', 'moved-colours'),
       ('71000000-0000-4000-8000-000000000002', 'moved-empty', '', '{}', 'shared', 'group', ''),
       ('71000000-0000-4000-8000-000000000003', 'p7100', 'a partition', '{}', 'partition', 'partition', '');
insert into component_group_members (component_id, group_id, group_namespace)
select id, '71000000-0000-4000-8000-000000000001', '%moved-colours%' from components where type = 'Node' and nid % 2 = 1;
insert into component_group_members (component_id, group_id, group_namespace)
values ('x7100c0s0b0n0', '71000000-0000-4000-8000-000000000003', '%%partition%%');
insert into scn_subscriptions (sub_url, subscription)
values ('hmnfd@moved http://127.0.0.1:1/scn', '{"ID": 1, "Subscriber": "hmnfd@moved", "States": ["Ready"], "Url": "http://127.0.0.1:1/scn"}');
insert into reservations values ('x7100c0s0b0n1', now(), null, 'x7100c0s0b0n1:dk:1', 'x7100c0s0b0n1:rk:1');
