#!/bin/sh
# Runs as root after an install and after an upgrade, from the deb and from the rpm.
set -e

ln -sf /opt/Fieldroster/fieldroster /usr/bin/fieldroster

# Chromium's own helper is needed only where the kernel gives no user namespaces to people.
if unshare --user true 2>/dev/null; then
  chmod 0755 /opt/Fieldroster/chrome-sandbox
else
  chmod 4755 /opt/Fieldroster/chrome-sandbox
fi

# Ubuntu 24.04 and later give user namespaces only to programs that have a profile.
profile=/opt/Fieldroster/resources/apparmor-profile
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp "$profile" /etc/apparmor.d/fieldroster
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/fieldroster || true
  fi
fi

if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -qtf /usr/share/icons/hicolor || true; fi
