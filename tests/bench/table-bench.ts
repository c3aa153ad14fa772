import type { CDPSession, Page } from '@playwright/test';
import { atRest, taskTime } from './at-rest.ts';
import { type BenchOffice, ms, openBenchOffice, quantile } from './bench-office.ts';
import { scrolled } from './scroll-bench.ts';

/** Typed one after the other, so that each answer differs from the one before. */
const searches = ['a', 'an', 'ana', 'an', 'a', 'ma', 'mar', 'mari', 'mar', 'ma', 'm', 'jo', 'jo smi', 'jo s'];
const rounds = 6;
/** As many technicians as have to be usable. */
const many = 50_000;

/**
 * How much the page works, in time of its main thread, from a keystroke or a click in a filter until the rows have
 * changed and are laid out. The thread's own time leaves out what else this machine does.
 */
export async function tableBench(office: BenchOffice): Promise<string[]> {
  const { page, rows, searched, filtered } = await worked(office);
  await page.context().close();
  return [
    `table: ${rows.toLocaleString()} rows; a keystroke of the search takes ${times(searched)};`,
    `       a click in a filter takes ${times(filtered)}`,
  ];
}

/** The same with so many that nobody has them, and how long one waits for the first rows of a computer that has all. */
export async function largeTableBench(): Promise<string[]> {
  const office = await openBenchOffice(many);
  try {
    const { page, session, rows, searched, filtered } = await worked(office);
    const sorted = await sortedIn(page, session);
    const { p50, p99, late } = await scrolled(page);
    const began = performance.now();
    await page.reload();
    await page.getByRole('row').nth(3).waitFor();
    const first = performance.now() - began;
    return [
      `large: ${rows.toLocaleString()} rows; the first stand after ${ms(first)}; a keystroke takes ${times(searched)};`,
      `       a click in a filter takes ${times(filtered)}; sorting takes ${times(sorted)};`,
      `       scrolling takes ${ms(p50)} a frame at the median and ${ms(p99)} at p99, ${late} % late`,
    ];
  } finally {
    await office.close();
  }
}

async function worked(office: BenchOffice) {
  const page = await office.computer();
  await openTable(page);
  const session = await atRest(page);
  const rows = await rowsIn(page);
  const searched = await searchedIn(page, session);
  const filtered = await filteredIn(page, session);
  return { page, session, rows, searched, filtered };
}

async function openTable(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('row').nth(3).waitFor();
}

const rowsIn = async (page: Page): Promise<number> =>
  Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;

async function searchedIn(page: Page, session: CDPSession): Promise<number[]> {
  await type(page, 'warm up');
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const word of searches) found.push(await workOf(session, () => type(page, word)));
  await type(page, '');
  return found;
}

/** Each choice is picked and freed again, so that none stays. */
async function filteredIn(page: Page, session: CDPSession): Promise<number[]> {
  await page.getByRole('columnheader', { name: 'Role' }).getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitemcheckbox').first().waitFor();
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (let item = 0; item < 6; item += 1) found.push(await workOf(session, () => pick(page, item)));
  await page.keyboard.press('Escape');
  return found;
}

async function sortedIn(page: Page, session: CDPSession): Promise<number[]> {
  const found: number[] = [];
  for (const name of ['Status', 'Role', 'Name', 'Team'])
    for (let way = 0; way < 2; way += 1) found.push(await workOf(session, () => sortBy(page, name)));
  return found;
}

const times = (found: readonly number[]): string =>
  `${ms(quantile(found, 0.5))} at the median and ${ms(quantile(found, 0.99))} at p99 (${found.length} times)`;

async function workOf(session: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await taskTime(session);
  await act();
  return (await taskTime(session)) - before;
}

const type = (page: Page, text: string): Promise<void> =>
  page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('main input[type="search"]');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    if (!input || !set) throw new Error('No search here');
    set.call(input, typed);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  }, text);

const pick = (page: Page, item: number): Promise<void> =>
  page.evaluate(async (index) => {
    document.querySelectorAll<HTMLElement>('[role="menuitemcheckbox"]')[index]?.click();
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  }, item);

const sortBy = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('columnheader', { name })
    .getByRole('button', { name })
    .evaluate(async (button) => {
      (button as HTMLElement).click();
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    });
