import type { bridgeWorld } from './bridge-world.ts';

type Ask = (permission: string) => Promise<boolean>;

/** Offered by the preload side, and not put on `window`. */
export const ASK_PERMISSION = 'stand-in:ask-permission';

/**
 * The page's own world: puts what the preload exposes on `window`, and lets the requests for permissions
 * that tests make go through main's handlers first. Sent into the page as source.
 */
export function mainWorld(bridge: typeof bridgeWorld, secret: string, askPermission: string): void {
  function expose(key: string, value: unknown): void {
    if (key === askPermission) guardRequests(value as Ask);
    else Object.defineProperty(window, key, { value, enumerable: true });
  }

  function guardPromise(
    owner: object,
    method: string,
    permission: string,
    ask: Ask,
    denied: () => unknown,
  ): void {
    const original = Reflect.get(owner, method) as (...args: unknown[]) => unknown;
    const guarded = async (...args: unknown[]) =>
      (await ask(permission)) ? original.apply(owner, args) : denied();
    Object.defineProperty(owner, method, { value: guarded, configurable: true });
  }

  function guardGeolocation(ask: Ask): void {
    const { geolocation } = navigator;
    const original = geolocation.getCurrentPosition.bind(geolocation);
    const error = { code: 1, message: 'User denied Geolocation', PERMISSION_DENIED: 1 } as const;
    geolocation.getCurrentPosition = (onPosition, onError, options) => {
      void ask('geolocation').then((granted) => {
        if (granted) original(onPosition, onError, options);
        else onError?.({ ...error, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 });
      });
    };
  }

  /** Electron is told what of it is asked for; here it stands behind the name. */
  function guardMedia(ask: Ask, refuse: () => never): void {
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints = {}) => {
      const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind]);
      return (await ask(`media:${kinds.join()}`)) ? original(constraints) : refuse();
    };
  }

  /** As if one device of each kind were plugged in. */
  function guardDevices(ask: Ask): void {
    const lists = { hid: 'getDevices', serial: 'getPorts', usb: 'getDevices' };
    for (const [kind, list] of Object.entries(lists)) {
      const owner: unknown = Reflect.get(navigator, kind);
      if (typeof owner !== 'object' || owner === null) continue;
      const value = async () => ((await ask(`device:${kind}`)) ? [{ productName: 'stand-in' }] : []);
      Object.defineProperty(owner, list, { value, configurable: true });
    }
  }

  function guardRequests(ask: Ask): void {
    const refuse = (): never => {
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
    guardPromise(Notification, 'requestPermission', 'notifications', ask, () => 'denied');
    guardGeolocation(ask);
    // Only a secure context has the rest.
    if (!isSecureContext) return;
    guardMedia(ask, refuse);
    guardDevices(ask);
    guardPromise(navigator.clipboard, 'readText', 'clipboard-read', ask, refuse);
    guardPromise(navigator.clipboard, 'writeText', 'clipboard-sanitized-write', ask, refuse);
    guardPromise(navigator.storage, 'persist', 'persistent-storage', ask, () => false);
  }

  bridge(secret, 'main', 'preload', expose);
}
