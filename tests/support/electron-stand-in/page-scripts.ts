import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bridgeWorld } from './bridge-world.ts';
import type { CdpSession } from './cdp.ts';
import { ASK_PERMISSION, mainWorld } from './main-world.ts';
import { preloadWorld } from './preload-world.ts';
import { wire } from './wire.ts';

/** The name that Electron gives to the world of its preloads, too. */
export const PRELOAD_WORLD = 'Electron Isolated Context';

/** The function by which the preload's world calls main. The page's own world does not have it. */
export const BINDING = '__standInCall';

/** Installs both worlds in a page before it loads anything. */
export async function installPageScripts(
  page: CdpSession,
  preload: string,
  inSubFrames: boolean,
): Promise<void> {
  // Known to both worlds only; the page's scripts run later and cannot read it.
  const secret = randomUUID();
  const where = inSubFrames ? 'true' : 'window === window.top';
  await page.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD });
  await page.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `if (${where}) (${mainWorld})(${bridgeWorld}, '${secret}', '${ASK_PERMISSION}');`,
  });
  await page.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: PRELOAD_WORLD,
    source: `if (${where}) ${preloadSource(preload, secret)}`,
  });
}

function preloadSource(preload: string, secret: string): string {
  const facts = {
    secret,
    binding: BINDING,
    askPermission: ASK_PERMISSION,
    platform: process.platform,
    electronVersion: process.versions.electron,
  };
  const world = `(${preloadWorld})(${bridgeWorld}, ${wire}, ${JSON.stringify(facts)})`;
  const source = readFileSync(preload, 'utf8');
  return `(({ require, process }, module, exports) => {\n${source}\n})(${world}, { exports: {} }, {});`;
}
