import { browser } from './browser.ts';
import type { CdpSession } from './cdp.ts';
import { answerCertificates } from './certificates.ts';
import { APP_URL_PATTERN } from './origin.ts';
import { installPageScripts } from './page-scripts.ts';
import { certificateVerifyProc } from './session.ts';

/** What a window asks of its page. */
export type PageOptions = {
  width: number;
  height: number;
  preload: string | undefined;
  preloadInSubFrames: boolean;
};

/** A tab of Chromium that stands for a window's page. Its target's id is also its main frame's id. */
export type Page = { session: CdpSession; targetId: string };

/** Opens an empty page; `prepare` may listen before anything happens in it. */
export async function openPage(options: PageOptions, prepare: (page: Page) => void): Promise<Page> {
  const { width, height, preload, preloadInSubFrames } = options;
  const target = { url: 'about:blank', width, height, newWindow: true };
  const { targetId } = await browser().send<{ targetId: string }>('Target.createTarget', target);
  const attach = { targetId, flatten: true };
  const { sessionId } = await browser().send<{ sessionId: string }>('Target.attachToTarget', attach);
  const page = { session: browser().session(sessionId), targetId };
  prepare(page);
  await page.session.send('Page.enable');
  await page.session.send('Runtime.enable');
  await holdRequests(page.session);
  await answerCertificates(page.session, certificateVerifyProc);
  if (preload) await installPageScripts(page.session, preload, preloadInSubFrames);
  return page;
}

// Only what main must see is held: its own schemes and navigations. Calls to a server go straight through
// Chromium's network stack, because held responses would not stream.
async function holdRequests(session: CdpSession): Promise<void> {
  const patterns = [{ urlPattern: APP_URL_PATTERN }, { urlPattern: '*', resourceType: 'Document' }];
  await session.send('Fetch.enable', { patterns });
}

/**
 * Whether the page lets itself be left. The question is put by an event of our own: Chromium's dialog
 * would be answered by Playwright before main hears of it.
 */
export async function pageAgreesToLeave(page: Page): Promise<boolean> {
  const question = `dispatchEvent(new Event('beforeunload', { cancelable: true }))`;
  const answer = await page.session.send<{ result: { value?: boolean } }>('Runtime.evaluate', {
    expression: question,
  });
  return answer.result.value !== false;
}
