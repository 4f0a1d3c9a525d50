#!/bin/sh
# Makes what the interop test of cloud-init runs in: a root of Debian with its cloud-init package. The machine itself is left
# as it is; it takes root, debootstrap, some 350 MB and two minutes, once.
#
#   tests/interop/fetch-cloud-init.sh        into ~/.cache/chamicore/cloud-init, or where CHAMICORE_INTEROP_CLOUD_INIT says
set -eu

folder=${CHAMICORE_INTEROP_CLOUD_INIT:-${XDG_CACHE_HOME:-$HOME/.cache}/chamicore/cloud-init}
suite=${CHAMICORE_INTEROP_DEBIAN:-trixie}
if [ -x "$folder/usr/bin/cloud-init" ]; then
    echo "$folder has cloud-init already"
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null || ! command -v unshare >/dev/null; then
    echo "A root of Debian is made by root, with debootstrap and unshare" >&2
    exit 1
fi

work=$folder.new
trap 'rm -rf "$work"' EXIT
rm -rf "$work"
mkdir -p "$work"
# python3-cffi-backend stands for packages that debootstrap cannot find by themselves.
debootstrap --variant=minbase --include=cloud-init,python3-cffi-backend,iproute2,netbase,net-tools,openssh-server,ifupdown "$suite" "$work" \
    http://deb.debian.org/debian >"$folder.log" 2>&1 || {
    tail -n 5 "$folder.log" >&2
    exit 1
}
rm -rf "$work/var/cache/apt/archives" "$folder"
mv "$work" "$folder"
echo "$folder has $(chroot "$folder" cloud-init --version)"
