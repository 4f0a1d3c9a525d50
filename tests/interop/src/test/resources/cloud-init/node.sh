# What runs as root in namespaces of its own (mounts, network, processes, names): a node's first boot, stage by stage, with the
# real cloud-init. Nothing outside of FOLDER is changed.
#
#   node.sh ROOT FOLDER MAC SEED
#
# ROOT    a root of Debian with cloud-init; stays as it is
# FOLDER  holds seed.sock, which leads to the service, and relay.py; what is to be looked at lands in FOLDER/out
set -eu
root=$1 folder=$2 mac=$3 seed=$4

mount -t tmpfs tmpfs "$folder/disk"
mkdir "$folder/disk/upper" "$folder/disk/work" "$folder/disk/root"
node=$folder/disk/root
mount -t overlay overlay -o "lowerdir=$root,upperdir=$folder/disk/upper,workdir=$folder/disk/work" "$node"
mount -t proc proc "$node/proc"
mount -t sysfs sysfs "$node/sys"
mount -t tmpfs tmpfs "$node/run"
mkdir -p "$node/run/host" "$node/run/network"
mount --bind "$folder" "$node/run/host"
echo "console=ttyS0 quiet ds=nocloud;s=$seed" >"$folder/cmdline"
mount --bind "$folder/cmdline" "$node/proc/cmdline"

hostname not-configured-yet
ip link set lo up
# cloud-init leaves interfaces of that name alone until it is told what to do with them.
ip link add veth-node type veth peer name veth-switch
ip link set veth-node address "$mac"
ip link set veth-switch up
echo 'locale: C.UTF-8' >"$node/etc/cloud/cloud.cfg.d/10_test.cfg"
# The root of a node can be made larger; this one cannot.
echo 'resize_rootfs: false' >>"$node/etc/cloud/cloud.cfg.d/10_test.cfg"

exec chroot "$node" /bin/sh -eu -c '
    export DEBUG_PROC_CMDLINE="$(cat /proc/cmdline)"
    python3 /run/host/relay.py &
    out=/run/host/out
    /usr/lib/cloud-init/ds-identify
    cloud-init init --local
    cloud-init init
    cloud-init modules --mode config
    cloud-init modules --mode final
    cloud-init status --long >$out/status || true
    cp /run/cloud-init/result.json $out/result.json
    grep -E " - .*(WARNING|ERROR|CRITICAL)" /var/log/cloud-init.log >$out/warnings || true
    hostname >$out/hostname
    cp /var/log/cloud-init.log $out/cloud-init.log
    cp /var/lib/cloud/instance/vendor-cloud-config.txt $out/vendor-cloud-config.txt
    cp /etc/ssh/ssh_host_ed25519_key.pub $out/ssh_host_ed25519_key.pub
    cp /root/.ssh/authorized_keys $out/authorized_keys || true
    ip -o -4 addr show veth-node >$out/address
    ip -4 route >$out/routes
    for file in /etc/chamicore/*; do cp "$file" $out/; done
'
