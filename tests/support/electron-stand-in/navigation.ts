import type { EventEmitter } from 'node:events';
import { makeEvent } from './event.ts';
import { appScheme, toApp } from './origin.ts';
import type { Page } from './page.ts';
import { answerAppRequest, type PausedRequest } from './protocol.ts';

type Held = PausedRequest & { redirectedRequestId?: string };

/** Answers or forwards each request that Chromium holds; `isExpected` tells what main itself loads. */
export function answerRequests(
  page: Page,
  contents: EventEmitter,
  isExpected: (url: string) => boolean,
): void {
  page.session.on('Fetch.requestPaused', (held: Held) => {
    answerRequest(page, contents, held, isExpected).catch((error: unknown) => {
      console.error(`the stand-in could not answer ${toApp(held.request.url)}`, error);
      return page.session.send('Fetch.failRequest', { requestId: held.requestId, errorReason: 'Failed' });
    });
  });
}

async function answerRequest(
  page: Page,
  contents: EventEmitter,
  held: Held,
  isExpected: (url: string) => boolean,
): Promise<void> {
  const { requestId } = held;
  const isNavigation = held.resourceType === 'Document' && !isExpected(held.request.url);
  if (isNavigation && !mayNavigate(page, contents, held)) {
    await page.session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
  } else if (appScheme(held.request.url) === null) {
    await page.session.send('Fetch.continueRequest', { requestId });
  } else await answerAppRequest(held, page.session);
}

function mayNavigate(page: Page, contents: EventEmitter, held: Held): boolean {
  const url = toApp(held.request.url);
  const isMainFrame = held.frameId === page.targetId;
  const event = makeEvent({ url, isMainFrame, isSameDocument: false, frame: null });
  if (held.redirectedRequestId) contents.emit('will-redirect', event, url);
  else {
    contents.emit('will-frame-navigate', event);
    if (isMainFrame) contents.emit('will-navigate', event, url);
  }
  return !event.defaultPrevented;
}
