import type { Guard } from './guard.ts';

const shell = 'tests/journeys/shell.spec.ts';

/** Against what a page may ask the system for. */
export const permissionGuards: readonly Guard[] = [
  {
    name: 'a permission that is asked for is denied',
    file: 'electron/guards.ts',
    from: 'callback(isOurPage(contents.mainFrame) && isAllowed(permission, media));',
    to: 'callback(media.length >= 0 && isOurPage(contents.mainFrame));',
    test: [shell, 'is denied a permission when it asks'],
  },
  {
    name: 'a permission that is looked at is denied',
    file: 'electron/guards.ts',
    from: 'isOurs(origin) && isAllowed(permission, mediaType ? [mediaType] : []),',
    to: "isOurs(origin) || isAllowed(permission, mediaType ? [mediaType] : ['']),",
    test: [shell, 'sees every permission as denied'],
  },
  {
    name: 'nothing listens',
    file: 'electron/guards.ts',
    from: "media.length > 0 && media.every((type) => type === 'video')",
    to: 'media.length > 0',
    test: [shell, 'sees every permission as denied'],
  },
  {
    name: 'no device is handed to a page',
    file: 'electron/guards.ts',
    from: 'session.setDevicePermissionHandler(() => false);',
    to: 'session.setDevicePermissionHandler(() => true);',
    test: [shell, 'finds no device'],
  },
];
