#!/bin/sh
# usage: life.sh deb|rpm OLD NEW
# Installs the old package, upgrades to the new one and removes it, with what people keep planted beforehand.
# One line for each thing seen: `ok` or `FAIL`, a tab, and what.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
kind=$1 old=$2 new=$3
data=/home/pat/.config/Fieldroster
policy=/etc/fieldroster/policy.json

see() {
  what=$1
  shift
  if "$@" >/dev/null 2>&1; then printf 'ok\t%s\n' "$what"; else printf 'FAIL\t%s\n' "$what"; fi
}
absent() { [ ! -e "$1" ] && [ ! -L "$1" ]; }
says() { [ "$("$1")" = "$2" ]; }
version_is() {
  if [ "$kind" = deb ]; then [ "$(dpkg-query -W -f '${Version}' fieldroster)" = "$1" ]; else [ "$(rpm -q --qf '%{version}' fieldroster)" = "$1" ]; fi
}
kept() { [ "$(cat "$data/profiles")" = 'what Pat typed' ] && [ "$(cat "$policy")" = '{}' ]; }
install() { if [ "$kind" = deb ]; then dpkg --force-depends -i "$1"; else rpm -U --oldpackage --nodeps "$1"; fi; }
remove() { if [ "$kind" = deb ]; then dpkg --remove fieldroster; else rpm -e fieldroster; fi; }
purge() { if [ "$kind" = deb ]; then dpkg --purge fieldroster; fi; }
stub='Not Electron: a stub for checking packages.'

mkdir -p "$data" /etc/fieldroster
printf 'what Pat typed' >"$data/profiles"
printf '{}' >"$policy"

see 'it installs' install "$old"
see 'the installed version is the old one' version_is 1.0.0
see 'the command starts the program' says fieldroster "$stub"
see 'it is in the menu' test -f /usr/share/applications/fieldroster.desktop
see 'its links open it' grep -q fieldroster.desktop /usr/share/applications/mimeinfo.cache
see 'the sandbox helper belongs to root' test -O /opt/Fieldroster/chrome-sandbox
see 'it upgrades' install "$new"
see 'the installed version is the new one' version_is 1.0.1
see 'the command still starts the program' says fieldroster "$stub"
see 'the upgrade keeps what people typed and the policy' kept
see 'it goes back to the version before' install "$old"
see 'the version is the old one again' version_is 1.0.0
see 'going back keeps what people typed and the policy' kept
see 'it is removed' remove
see 'nothing of the program is left' absent /opt/Fieldroster
see 'the command is gone' absent /usr/bin/fieldroster
see 'the menu entry is gone' absent /usr/share/applications/fieldroster.desktop
see 'removing keeps what people typed and the policy' kept
see 'it is purged' purge
see 'even purging keeps what people typed and the policy' kept
