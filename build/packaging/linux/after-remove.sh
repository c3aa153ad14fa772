#!/bin/sh
# Runs as root. dpkg says `remove`, `purge` or `upgrade`; rpm says how many versions stay.
# What people keep is in their homes, and /etc/fieldroster is the administrator's: neither is touched.
set -e

case "$1" in
remove | purge | 0) ;;
*) exit 0 ;;
esac

rm -f /usr/bin/fieldroster
if [ -f /etc/apparmor.d/fieldroster ]; then
  if command -v apparmor_parser >/dev/null && ! ischroot 2>/dev/null; then
    apparmor_parser --remove /etc/apparmor.d/fieldroster || true
  fi
  rm -f /etc/apparmor.d/fieldroster
fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
