import { EventEmitter } from 'node:events';
import type { PrintToPDFOptions, WebContents, WebFrameMain } from 'electron';
import { app } from './app.ts';
import { browser } from './browser.ts';
import { makeEvent } from './event.ts';
import { answerRequests } from './navigation.ts';
import { only } from './only.ts';
import { toApp, toChromium } from './origin.ts';
import { openPage, type Page, type PageOptions, pageAgreesToLeave } from './page.ts';
import { answerPage, frameOf } from './page-calls.ts';
import { applyPermissions } from './permissions.ts';
import { guardPopups, type OpenHandler } from './popups.ts';
import { defaultSession } from './session.ts';

type Surface = Pick<
  WebContents,
  | 'id'
  | 'getURL'
  | 'isDestroyed'
  | 'close'
  | 'send'
  | 'setWindowOpenHandler'
  | 'getZoomLevel'
  | 'setZoomLevel'
  | 'printToPDF'
  | 'replaceMisspelling'
  | 'forcefullyCrashRenderer'
>;
type Frame = { id?: string; parentId?: string; url: string; urlFragment?: string; securityOrigin: string };

const alive = new Map<number, StandInWebContents>();
let lastId = 0;

export class StandInWebContents extends EventEmitter implements Surface {
  readonly id: number;
  readonly session = defaultSession;
  #openHandler: OpenHandler | null = null;
  #page: Promise<Page>;
  #targetId: string | null = null;
  #frame: Frame = { url: '', securityOrigin: '' };
  #expectedUrl: string | null = null;
  #isDestroyed = false;
  #zoomLevel = 0;
  #sendToPage: (channel: string, args: unknown[]) => void = () => undefined;

  constructor(options: PageOptions) {
    super();
    lastId += 1;
    this.id = lastId;
    alive.set(this.id, this);
    this.#page = openPage(options, (page) => this.#prepare(page));
    this.#page.catch((error: unknown) => console.error('the stand-in could not open a page', error));
  }

  get mainFrame(): WebFrameMain {
    const { url, securityOrigin } = this.#frame;
    return frameOf({ url, origin: securityOrigin === '://' ? 'null' : securityOrigin, isMainFrame: true });
  }

  getURL(): string {
    return toApp(this.#frame.url + (this.#frame.urlFragment ?? ''));
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** Only remembered: Chromium's debugging protocol zooms no page as a person does. */
  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
  }

  getZoomLevel(): number {
    return this.#zoomLevel;
  }

  replaceMisspelling(): void {}

  forcefullyCrashRenderer(): void {
    // The call is never answered: who would is gone.
    this.#page.then(({ session }) => session.send('Page.crash')).catch(() => undefined);
  }

  async printToPDF({ printBackground, preferCSSPageSize, generateTaggedPDF }: PrintToPDFOptions) {
    const { session } = await this.#page;
    const options = { printBackground, preferCSSPageSize, generateTaggedPDF };
    const { data } = await session.send<{ data: string }>('Page.printToPDF', options);
    return Buffer.from(data, 'base64');
  }

  send(channel: string, ...args: unknown[]): void {
    this.#sendToPage(channel, args);
  }

  close(options?: { waitForBeforeUnload: boolean }): void {
    this.#close(options?.waitForBeforeUnload ?? false).catch((error: unknown) => console.error(error));
  }

  /** Resolves when the page has loaded. Rejects with Chromium's error code. */
  async loadURL(url: string): Promise<void> {
    const { session } = await this.#page;
    const realUrl = toChromium(url);
    const { protocol, host } = new URL(url);
    if (realUrl !== url)
      await applyPermissions(asWebContents(this), `${protocol}//${host}`, new URL(realUrl).origin);
    // Chromium names what it asks for without the part behind the #.
    this.#expectedUrl = withFragment(realUrl).url;
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText } = await session.send<{ errorText?: string }>('Page.navigate', { url: realUrl });
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  isTarget(targetId: string): boolean {
    return this.#targetId === targetId;
  }

  #prepare(page: Page): void {
    this.#targetId = page.targetId;
    this.#sendToPage = answerPage(page, () => asWebContents(this));
    answerRequests(page, this, (url) => this.#takeExpected(url));
    guardPopups(page, this, () => this.#openHandler);
    page.session.on('Page.frameNavigated', ({ frame }: { frame: Frame }) => {
      if (!frame.parentId) this.#frame = frame;
    });
    page.session.on('Page.navigatedWithinDocument', (moved: { frameId: string; url: string }) => {
      if (moved.frameId === page.targetId) this.#frame = { ...this.#frame, ...withFragment(moved.url) };
    });
    page.session.on('Page.loadEventFired', () => this.emit('did-finish-load', makeEvent({})));
    page.session.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', makeEvent({}), { reason: 'crashed', exitCode: 1 });
    });
    browser().on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
      if (targetId === page.targetId) this.#destroyed();
    });
  }

  #takeExpected(url: string): boolean {
    if (this.#expectedUrl !== url) return false;
    this.#expectedUrl = null;
    return true;
  }

  async #close(asksPage: boolean): Promise<void> {
    const page = await this.#page;
    if (asksPage && !(await pageAgreesToLeave(page)) && !this.#isOverruled()) return app.stayOpen();
    await browser().send('Target.closeTarget', { targetId: page.targetId });
  }

  #isOverruled(): boolean {
    const event = makeEvent({});
    this.emit('will-prevent-unload', event);
    return event.defaultPrevented;
  }

  #destroyed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    alive.delete(this.id);
    this.emit('destroyed');
  }
}

function withFragment(address: string): Pick<Frame, 'url' | 'urlFragment'> {
  const [url = '', ...fragment] = address.split('#');
  return fragment.length > 0 ? { url, urlFragment: `#${fragment.join('#')}` } : { url, urlFragment: '' };
}

/** The same page as main sees it: what the stand-in lacks throws. */
export function asWebContents(contents: StandInWebContents): WebContents {
  return only('webContents', contents) as unknown as WebContents;
}

export const webContents = {
  getAllWebContents: (): WebContents[] => [...alive.values()].map(asWebContents),
  fromDevToolsTargetId(targetId: string): WebContents | undefined {
    const found = [...alive.values()].find((contents) => contents.isTarget(targetId));
    return found && asWebContents(found);
  },
};
