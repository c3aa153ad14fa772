import type { Privileges, Protocol } from 'electron';
import { app } from './app.ts';
import type { CdpSession } from './cdp.ts';
import { appScheme, toApp } from './origin.ts';

/** A request that Chromium's Fetch domain holds until it is answered. */
export type PausedRequest = {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
};

const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
const privileges = new Map<string, Privileges>();

export const protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged comes before app is ready');
    for (const { scheme, privileges: given } of schemes) privileges.set(scheme, given ?? {});
  },
  handle(scheme, handler) {
    if (!app.isReady()) throw new Error('protocol.handle comes after app is ready');
    if (handlers.has(scheme)) throw new Error(`protocol ${scheme} already has a handler`);
    handlers.set(scheme, handler);
  },
};

/** Answers a held request to one of the app's own schemes from the handler in main. */
export async function answerAppRequest(paused: PausedRequest, page: CdpSession): Promise<void> {
  const { requestId } = paused;
  const scheme = appScheme(paused.request.url) ?? '';
  const handler = handlers.get(scheme);
  if (!handler) return void page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  const response = await handler(toRequest(paused));
  await page.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: headerList(response, scheme),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

function toRequest({ request }: PausedRequest): Request {
  const body = request.postData === undefined ? {} : { body: request.postData };
  return new Request(toApp(request.url), { method: request.method, headers: request.headers, ...body });
}

function headerList(response: Response, scheme: string): { name: string; value: string }[] {
  const headers = [...response.headers].map(([name, value]) => ({ name, value }));
  const { standard, secure } = privileges.get(scheme) ?? {};
  // In Electron such a scheme has an opaque origin without storage; a sandbox gives the same.
  const sandbox = { name: 'content-security-policy', value: 'sandbox allow-scripts' };
  return standard && secure ? headers : [...headers, sandbox];
}
