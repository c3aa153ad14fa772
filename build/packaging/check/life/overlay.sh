#!/bin/sh
# usage: overlay.sh SCRIPT ARGUMENTS…
# Runs a script as root in a copy of this computer that is gone afterwards: nothing that it installs stays.
set -e
work=$(mktemp -d)
mount -t tmpfs tmpfs "$work"
mkdir "$work/upper" "$work/work" "$work/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work" "$work/root"
mount -t proc proc "$work/root/proc"
mount --bind /dev "$work/root/dev"
exec chroot "$work/root" /bin/sh "$@"
