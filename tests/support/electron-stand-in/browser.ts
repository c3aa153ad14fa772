import { join } from 'node:path';
import { type CdpConnection, connectCdp } from './cdp.ts';
import { type Chromium, startChromium } from './chromium.ts';

const STOP_PATIENCE_MS = 5_000;

let running: { chromium: Chromium; connection: CdpConnection } | null = null;

/** Starts Chromium for a user data folder; answers its DevTools endpoint. */
export async function startBrowser(userData: string, asked: Map<string, string>): Promise<string> {
  const chromium = await startChromium(join(userData, 'stand-in-chromium'), asked);
  running = { chromium, connection: await connectCdp(chromium.endpoint) };
  return chromium.endpoint;
}

/** The conversation with Chromium. Throws before the app is ready. */
export function browser(): CdpConnection {
  if (running === null) throw new Error('windows cannot be made before the app is ready');
  return running.connection;
}

/** Resolves when Chromium has ended, for whatever reason. */
export async function browserExited(): Promise<void> {
  await running?.chromium.exited;
}

/** Ends Chromium in good order, so that its storage is flushed; by force when it takes too long. */
export async function stopBrowser(): Promise<void> {
  if (running === null) return;
  const { chromium, connection } = running;
  const impatience = setTimeout(() => chromium.kill(), STOP_PATIENCE_MS);
  await connection.send('Browser.close').catch(() => undefined);
  await chromium.exited;
  clearTimeout(impatience);
}
