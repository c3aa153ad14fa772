import type { EventEmitter } from 'node:events';
import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { browser } from './browser.ts';
import { toApp } from './origin.ts';
import type { Page } from './page.ts';

export type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;
type Asked = { url: string; windowName: string; windowFeatures: string[] };
type Created = { targetInfo: { targetId: string; openerId?: string } };

/**
 * Asks main about each window that a page opens. Chromium opens it all the same: one that is denied closes
 * at once, and one that is allowed stays as a bare tab that no BrowserWindow knows.
 */
export function guardPopups(page: Page, contents: EventEmitter, handler: () => OpenHandler | null): void {
  let isAllowed = true;
  page.session.on('Page.windowOpen', (asked: Asked) => {
    const details = detailsOf(asked);
    isAllowed = handler()?.(details).action !== 'deny';
    if (isAllowed) contents.emit('did-create-window', null, details);
  });
  browser().on('Target.targetCreated', ({ targetInfo }: Created) => {
    if (targetInfo.openerId !== page.targetId || isAllowed) return;
    closeWindow(targetInfo.targetId).catch((error: unknown) =>
      console.error('the stand-in could not close a window', error),
    );
  });
}

// Whoever else watches the browser may have the new window wait for a debugger, and its opener with it for good
// if it closed before it went on.
async function closeWindow(targetId: string): Promise<void> {
  const { sessionId } = await browser().send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  await browser().session(sessionId).send('Runtime.runIfWaitingForDebugger');
  await browser().send('Target.closeTarget', { targetId });
}

function detailsOf(asked: Asked): HandlerDetails {
  return {
    url: toApp(asked.url),
    frameName: asked.windowName,
    features: asked.windowFeatures.join(','),
    disposition: 'foreground-tab',
    referrer: { url: '', policy: 'default' },
  };
}
