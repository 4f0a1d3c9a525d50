-- The tables of the boot script service, with their columns and types as its migrations leave them.
create table nodes (id varchar primary key, boot_mac varchar, xname varchar, nid int);
create table boot_group_assignments (boot_group_id varchar, node_id varchar);
create table boot_groups (id varchar primary key, boot_config_id varchar, name varchar, description varchar);
create table boot_configs (id varchar primary key, kernel_uri varchar, initrd_uri varchar, cmdline varchar);
create table endpoint_access (name varchar, endpoint varchar, last_epoch int);

insert into boot_configs values
    ('c1', 'http://img.example/vmlinuz', 'http://img.example/initrd.img', 'console=ttyS0,115200 moved=yes'),
    ('c2', 'http://img.example/other', '', ''),
    ('c3', 'http://img.example/orphan', '', '');
insert into boot_groups values
    ('g1', 'c1', 'BootGroup(kernel="http://img.example/vmlinuz",initrd="http://img.example/initrd.img",params="")', 'generated'),
    ('g2', 'c2', 'BootGroup(kernel="http://img.example/other",initrd="",params="")', 'generated'),
    ('g3', 'c3', 'BootGroup(kernel="http://img.example/orphan",initrd="",params="")', 'generated');
insert into nodes
select format('n%s', number), '', format('x7100c%ss%sb0n0', number % 8, number / 8), 0 from generate_series(0, 299) number;
insert into nodes values
    ('m1', '02:71:00:00:00:01', '', 0), ('m2', '02:71:00:00:00:01', '', 0), ('m3', 'zz:71', '', 0), ('d1', '', '', 71002);
insert into boot_group_assignments select 'g1', id from nodes where id like 'n%';
insert into boot_group_assignments values
    ('g1', 'm1'), ('g2', 'm2'), ('g2', 'm3'), ('g2', 'd1'), ('g9', 'n1'), ('g1', 'n999');
