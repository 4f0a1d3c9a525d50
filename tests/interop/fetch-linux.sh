#!/bin/sh
# Fetches what the interop test of Linux boots: a Debian or Ubuntu kernel and a static busybox. It installs nothing and needs
# no root: the packages are unpacked, and two files of them are kept.
#
#   tests/interop/fetch-linux.sh        into ~/.cache/chamicore/linux, or where CHAMICORE_INTEROP_LINUX says
set -eu

folder=${CHAMICORE_INTEROP_LINUX:-${XDG_CACHE_HOME:-$HOME/.cache}/chamicore/linux}
if [ -s "$folder/vmlinuz" ] && [ -s "$folder/busybox" ]; then
    echo "$folder has a kernel already"
    exit 0
fi
if [ "$(uname -m)" != x86_64 ] || ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    echo "A kernel can be fetched on Debian and Ubuntu on x86_64 only; put vmlinuz and a static busybox into $folder by hand" >&2
    exit 1
fi

# The package that holds the kernel, behind the one that stands for the newest: Debian's name of that, then Ubuntu's.
kernel_package() {
    for newest in linux-image-cloud-amd64 linux-image-amd64 linux-image-virtual; do
        apt-cache depends "$newest" 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1
    done | head -n 1
}

package=$(kernel_package)
if [ -z "$package" ]; then
    echo "apt knows no kernel package: run 'apt-get update' as root" >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download "$package" busybox-static
for archive in *.deb; do
    dpkg-deb -x "$archive" unpacked
done
mkdir -p "$folder"
cp unpacked/boot/vmlinuz-* "$folder/vmlinuz.new"
find unpacked -name busybox -type f -exec cp {} "$folder/busybox" \;
mv "$folder/vmlinuz.new" "$folder/vmlinuz"
echo "$folder has the kernel of $package"
