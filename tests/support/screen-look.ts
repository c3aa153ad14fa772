import { expect, type Locator, type Page } from '@playwright/test';
import { axe } from './accessible.ts';

type Size = { readonly width: number; readonly height: number };

const softly = expect.configure({ soft: true });

/** The usual office computer, in CSS pixels. */
const usual: Size = { width: 1440, height: 900 };

/** A small computer, and a big screen. */
const others: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 2560, height: 1440 },
];

/** The usual window at 200 %: half the CSS pixels. */
const zoomed: Size = { width: 720, height: 450 };

/** The screens of the user guide, whose pictures are made anew when PICTURES=1 is set. */
const inGuide: ReadonlySet<string> = new Set([
  'profile',
  'bulk-licenses',
  'attention',
  'sync-to-decide',
  'zones',
]);

type LookOptions = {
  /** What the person came for; seen without scrolling, also at 200 %. */
  readonly primary?: Locator;
  /** Scrolled to at each size, for what lies further down. */
  readonly inView?: Locator;
  /** The server's own pages follow the system's colours by themselves. */
  readonly isServerPage?: boolean;
};

/**
 * What axe says in light and in dark at 100 %, and at 200 %; what is cut off there; a picture at each size. What lies
 * over a screen looks alike at the larger sizes and is pictured at one.
 */
export async function look(page: Page, name: string, options: LookOptions = {}): Promise<void> {
  await show(page, 'light', options);
  await lookZoomed(page, name, options);
  for (const scheme of ['light', 'dark'] as const) {
    await show(page, scheme, options);
    for (const size of (await isCovered(page)) ? [usual] : [...others, usual]) {
      await page.setViewportSize(size);
      await options.inView?.scrollIntoViewIfNeeded();
      await picture(page, `${name}-${scheme}`, size);
    }
    await expectAccessible(page, `${name}, ${scheme}`);
  }
}

/** Is a dialog or a menu open over the screen? */
const isCovered = async (page: Page): Promise<boolean> =>
  (await page.locator('[data-portal] :is([role="dialog"], [role="menu"])').count()) > 0;

async function show(page: Page, scheme: 'light' | 'dark', { isServerPage }: LookOptions): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  if (!isServerPage) await expect(page.locator(`html[data-mantine-color-scheme="${scheme}"]`)).toBeAttached();
}

async function lookZoomed(page: Page, name: string, { primary, inView }: LookOptions): Promise<void> {
  await page.setViewportSize(zoomed);
  await inView?.scrollIntoViewIfNeeded();
  if (primary) await expect.soft(primary, `${name} at 200 %`).toBeInViewport({ ratio: 1 });
  // What is on its way in or out is somewhere else in a moment.
  await softly.poll(() => cutOff(page), { message: `cut off at 200 %: ${name}` }).toEqual([]);
  await expectAccessible(page, `${name} at 200 %`);
  await picture(page, name, zoomed);
}

async function picture(page: Page, name: string, { width, height }: Size): Promise<void> {
  await page.screenshot({ path: `test-results/screens/${width}x${height}/${name}.png` });
  const guide = /^(.*)-light$/.exec(name)?.[1];
  if (process.env.PICTURES && width === usual.width && guide && inGuide.has(guide))
    await page.screenshot({ path: `docs/pictures/${guide}.png` });
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const builder = axe(page);
  // The screen behind what is open has its own look; a full table takes axe seconds.
  if (await isCovered(page)) builder.include('[data-portal]');
  // Mantine lays an empty place for the first focus into each menu; axe counts it among the lines of the menu.
  if ((await page.getByRole('menu').count()) > 0) builder.disableRules('aria-required-children');
  const { violations } = await builder.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect.soft(found, name).toEqual([]);
}

/** What can be pressed or filled in, but lies where no scrolling leads; first of all, whether the page itself scrolls. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const clamp = (at: number, from: number, to: number) => Math.min(Math.max(at, from), to);
    const isIn = (at: number, from: number, to: number) => at >= from && at <= to;
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

    function isReachable(element: Element): boolean {
      const own = element.getBoundingClientRect();
      let [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
      for (let at = element; at !== document.body && at.parentElement; at = at.parentElement) {
        if (getComputedStyle(at).position === 'fixed') break;
        const { overflowX, overflowY } = getComputedStyle(at.parentElement);
        const { left, right, top, bottom } = at.parentElement.getBoundingClientRect();
        if (overflowX === 'hidden' && !isIn(x, left, right)) return false;
        if (overflowY === 'hidden' && !isIn(y, top, bottom)) return false;
        // What scrolls brings it into sight.
        if (scrolls(overflowX)) x = clamp(x, left, right);
        if (scrolls(overflowY)) y = clamp(y, top, bottom);
      }
      // The page before the sign-in may scroll down; what opens over a screen has to fit.
      const isOver = element.closest('[data-portal]') !== null;
      const isBelow = !isOver && root.scrollHeight > y;
      return isIn(x, 0, root.clientWidth) && (isIn(y, 0, root.clientHeight) || isBelow);
    }

    // One pixel is for screen readers alone.
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getBoundingClientRect().width > 1;
    // Behind a dialog nothing can be pressed.
    const scope = document.querySelector('[aria-modal="true"]') ?? document;
    const all = scope.querySelectorAll('button, a[href], input, textarea, select, [role="tab"], h1');
    const lost = [...all].filter((element) => isSeen(element) && !isReachable(element));
    return [
      ...(root.scrollWidth > root.clientWidth ? ['The page scrolls sideways'] : []),
      ...lost.map((element) => element.outerHTML.slice(0, 160)),
    ];
  });
