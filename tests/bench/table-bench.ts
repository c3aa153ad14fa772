import type { CDPSession, Page } from '@playwright/test';
import { type BenchOffice, ms, quantile } from './bench-office.ts';

/** Typed one after the other, so that each answer differs from the one before. */
const searches = ['a', 'an', 'ana', 'an', 'a', 'ma', 'mar', 'mari', 'mar', 'ma', 'm', 'jo', 'jo smi', 'jo s'];
const rounds = 6;

/**
 * How much the page works, in time of its main thread, from a keystroke or a click in a filter until the rows have
 * changed and are laid out. The thread's own time leaves out what else this machine does.
 */
export async function tableBench(office: BenchOffice): Promise<string[]> {
  const page = await office.computer();
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('row').nth(3).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;

  await type(page, 'warm up');
  const searched: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const word of searches) searched.push(await workOf(session, () => type(page, word)));
  await type(page, '');

  await page.getByRole('columnheader', { name: 'Role' }).getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitemcheckbox').first().waitFor();
  const filtered: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (let item = 0; item < 6; item += 1) filtered.push(await workOf(session, () => pick(page, item)));
  await page.context().close();
  return [
    `table: ${rows.toLocaleString()} rows; a keystroke of the search takes ${times(searched)};`,
    `       a click in a filter takes ${times(filtered)}`,
  ];
}

const times = (found: readonly number[]): string =>
  `${ms(quantile(found, 0.5))} at the median and ${ms(quantile(found, 0.99))} at p99 (${found.length} times)`;

async function workOf(session: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await taskTime(session);
  await act();
  return (await taskTime(session)) - before;
}

/** What the tasks of the page have taken so far, in milliseconds. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
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
