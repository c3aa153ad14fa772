import type { PermissionCheckHandlerHandlerDetails, WebContents } from 'electron';
import { browser } from './browser.ts';
import { type CheckedPermission, checkPermission } from './session.ts';

/** Electron's name of a permission, Chromium's name of what it covers, and what Electron says of it besides. */
const CHECKED: readonly [
  CheckedPermission,
  string,
  Pick<PermissionCheckHandlerHandlerDetails, 'mediaType'>?,
][] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera', { mediaType: 'video' }],
  ['media', 'microphone', { mediaType: 'audio' }],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['persistent-storage', 'persistent-storage'],
  ['local-network-access', 'local-network-access'],
  ['local-network', 'local-network'],
  ['loopback-network', 'loopback-network'],
];

/**
 * Gives Chromium the answers of main's check handler for an origin. Chromium cannot be made to ask while
 * the page runs, so this happens before each load.
 */
export async function applyPermissions(
  contents: WebContents,
  appOrigin: string,
  realOrigin: string,
): Promise<void> {
  for (const [permission, name, more] of CHECKED) {
    const setting = checkPermission(contents, permission, appOrigin, more) ? 'granted' : 'denied';
    await browser().send('Browser.setPermission', { permission: { name }, setting, origin: realOrigin });
  }
}
