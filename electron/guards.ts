import type { Session, WebContents, WebFrameMain } from 'electron';
import { openExternal } from './abilities/open-external.ts';
import { BUNDLE_ORIGIN } from './bundle-file.ts';
import { log } from './log/log.ts';

// A sync server may be on this computer or in the office's network, which Chromium guards by permission.
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'persistent-storage',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** Whether a message comes from the top frame of our own page. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === BUNDLE_ORIGIN;
}

/** Denies every permission that is not on the list, whether a page asks for it or only looks. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(isOurPage(contents.mainFrame) && isAllowed(permission, media));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      isOurs(origin) && isAllowed(permission, mediaType ? [mediaType] : []),
  );
  session.setDevicePermissionHandler(() => false);
}

/** A page saves what a person asks for by the shell, which knows the names that it may have; nothing else is written. */
export function guardDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}

// Photos are taken with the camera; nothing here listens.
const isAllowed = (permission: string, media: readonly string[]): boolean =>
  permission === 'media'
    ? media.length > 0 && media.every((type) => type === 'video')
    : ALLOWED_PERMISSIONS.has(permission);

/** Keeps a window on our own pages: no leaving, no child windows, no webviews. */
export function guardNavigation(contents: WebContents): void {
  contents.on('will-frame-navigate', (details) => {
    if (!isOurs(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!isOurs(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url).catch((error: unknown) => log('link not opened', {}, error));
    return { action: 'deny' };
  });
}

function isOurs(url: string): boolean {
  return url === BUNDLE_ORIGIN || url.startsWith(`${BUNDLE_ORIGIN}/`);
}
