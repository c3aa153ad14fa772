import { EventEmitter } from 'node:events';
import type { PermissionCheckHandlerHandlerDetails, Session, WebContents } from 'electron';
import type { VerifyProc } from './certificates.ts';

type Surface = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setProxy'
  | 'setCertificateVerifyProc'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'addWordToSpellCheckerDictionary'
>;
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type Device = Parameters<NonNullable<DeviceHandler>>[0];
type RequestedPermission = Parameters<NonNullable<RequestHandler>>[1];
export type CheckedPermission = Parameters<NonNullable<CheckHandler>>[1];

let requestHandler: RequestHandler = null;
let checkHandler: CheckHandler = null;
let deviceHandler: DeviceHandler = null;
let verifyProc: VerifyProc = null;

/** What main says about certificates; null where it leaves them to Chromium. */
export const certificateVerifyProc = (): VerifyProc => verifyProc;

const surface: Surface = {
  setPermissionRequestHandler(handler) {
    requestHandler = handler;
  },
  setPermissionCheckHandler(handler) {
    checkHandler = handler;
  },
  setDevicePermissionHandler(handler) {
    deviceHandler = handler;
  },
  setCertificateVerifyProc(proc) {
    verifyProc = proc;
  },
  // Chromium takes its proxy from the command line only, so this is accepted and nothing follows.
  async setProxy() {},
  // Debian's Chromium has no way to tell it by its debugging protocol.
  setSpellCheckerEnabled() {},
  setSpellCheckerLanguages() {},
  addWordToSpellCheckerDictionary: () => true,
};

/** Its events are put to main by tests; here none comes by itself. */
export const defaultSession: Surface & EventEmitter = Object.assign(new EventEmitter(), surface);

/** Asks main's request handler. Without one everything is granted, as in Electron. */
export function requestPermission(contents: WebContents, asked: string, url: string): Promise<boolean> {
  const [permission = '', media] = asked.split(':');
  const mediaTypes = media?.split(',') as ('audio' | 'video')[] | undefined;
  return new Promise((resolve) => {
    if (requestHandler === null) return resolve(true);
    const details = { requestingUrl: url, isMainFrame: true, ...(mediaTypes ? { mediaTypes } : {}) };
    requestHandler(contents, permission as RequestedPermission, resolve, details);
  });
}

/** Asks main's check handler. Without one everything is granted, as in Electron. */
export function checkPermission(
  contents: WebContents,
  permission: CheckedPermission,
  origin: string,
  more: Pick<PermissionCheckHandlerHandlerDetails, 'mediaType'> = {},
): boolean {
  const details = { isMainFrame: true, requestingUrl: `${origin}/`, ...more };
  return checkHandler?.(contents, permission, origin, details) ?? true;
}

/** Asks main's device handler. Without one a page has what was chosen for it, and here nothing can be. */
export function permitDevice(deviceType: Device['deviceType'], origin: string): boolean {
  const device = { deviceId: 'stand-in', name: 'stand-in' } as unknown as Device['device'];
  return deviceHandler?.({ deviceType, origin, device }) ?? false;
}
