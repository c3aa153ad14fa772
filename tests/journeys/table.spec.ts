import type { Locator, Page } from '@playwright/test';
import { axe } from '../support/accessible.ts';
import { expect, test } from '../support/office.ts';
import { openProfile, rowOf, synced } from '../support/profile-form.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Technicians' });
const header = (page: Page, name: string) => grid(page).getByRole('columnheader', { name });
const filter = (page: Page, name: string) => header(page, name).getByRole('button', { name: 'Filter' });
const names = (page: Page) => grid(page).getByRole('strong').allTextContents();
/** Those that can be seen; some more are drawn where the table was being scrolled to. */
const namesInSight = (page: Page) =>
  grid(page).evaluate((table) => {
    const { top, bottom } = table.parentElement?.getBoundingClientRect() ?? table.getBoundingClientRect();
    const isSeen = (row: Element) =>
      row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom;
    return [...table.querySelectorAll('strong')].filter(isSeen).map(({ textContent }) => textContent ?? '');
  });
const count = (page: Page) => page.getByRole('status').filter({ hasText: /^[\d,]+ of [\d,]+$/ });
const matching = async (page: Page) => Number(((await count(page).textContent()) ?? '').split(' ')[0]);
const checkboxes = (page: Page) => grid(page).getByRole('checkbox', { name: /^Select (?!all)/ });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search technicians' });
const inTable = (page: Page) => expect(page.getByRole('row').nth(6)).toBeVisible();

// Enough that most rows are out of sight, and some technicians inactive.
test.use({ serverSettings: { DEMO_SIZE: '150' } });

test('columns filter by their kind, chips say so and take it back', async ({ office }) => {
  const { page } = await office.computer();
  await inTable(page);
  const all = await matching(page);
  await filter(page, 'Status').click();
  const pending = page.getByRole('menuitemcheckbox', { name: 'Pending' });
  const counted = Number((await pending.textContent())?.match(/\d+/)?.[0]);
  await pending.click();
  await page.keyboard.press('Escape');
  await expect.poll(() => matching(page)).toBe(counted);
  await filter(page, 'Email').click();
  await page.getByRole('menuitemcheckbox', { name: 'Not empty' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Email is not empty')).toBeVisible();
  await page.getByRole('button', { name: 'Remove filter Email' }).click();
  await page.getByRole('button', { name: 'Remove filter Status' }).click();
  await expect.poll(() => matching(page)).toBe(all);

  await filter(page, 'Name').click();
  const [first = ''] = await names(page);
  await page.getByRole('textbox', { name: 'Contains' }).fill(first.toUpperCase());
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual([first]);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => matching(page)).toBeGreaterThan(all);
});

test('columns are shown, moved, pinned, sorted by several, and stay so for this person', async ({
  office,
}) => {
  const computer = await office.computer();
  const { page } = computer;
  await inTable(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Daily Revenue Goal' }).check();
  await page.getByRole('checkbox', { name: 'Positions' }).uncheck();
  await page.getByRole('button', { name: 'Keep Email at the left' }).click();
  await page.getByText('Compact').click();
  await page.keyboard.press('Escape');
  await expect(header(page, 'Daily Revenue Goal')).toBeAttached();
  await expect(header(page, 'Positions')).toHaveCount(0);
  // Without the number that tells the place among several sorting columns.
  const headings = async () =>
    (await grid(page).getByRole('columnheader').allTextContents()).map((text) => text.replace(/\d$/, ''));
  await expect.poll(async () => (await headings()).slice(1, 4)).toEqual(['Email', 'Name', 'Status']);

  await header(page, 'Name').getByRole('button', { name: 'Name' }).focus();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect.poll(async () => (await headings()).slice(1, 4)).toEqual(['Email', 'Status', 'Name']);
  const width = async () => (await header(page, 'Name').boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(width).toBeGreaterThan(before + 10);

  await header(page, 'Role').getByRole('button', { name: 'Role' }).click();
  await header(page, 'Name')
    .getByRole('button', { name: 'Name' })
    .click({ modifiers: ['Shift'] });
  await expect(header(page, 'Role')).toHaveAttribute('aria-sort', 'ascending');
  await expect(header(page, 'Name')).toHaveAttribute('aria-sort', 'ascending');
  const kept = await headings();
  await page.reload();
  await inTable(page);
  expect(await headings()).toEqual(kept);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Reset columns' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await headings()).slice(1, 3)).toEqual(['Name', 'Status']);
});

test('what is drawn beyond the edges follows the order too', async ({ office, host }) => {
  test.skip(host === 'desktop', 'the window of the desktop has a width of its own');
  const { page } = await office.computer();
  // So wide that the phones are drawn and not seen.
  await page.setViewportSize({ width: 1_400, height: 800 });
  await inTable(page);
  const place = await header(page, 'Mobile Phone').getAttribute('aria-colindex');
  const drawn = () =>
    grid(page).evaluate((table, column) => {
      const people: string[] = [];
      for (const row of table.querySelectorAll('[role="row"]:not([aria-rowindex="1"])'))
        people.push(
          `${row.querySelector('strong')?.textContent} ${row.querySelector(`[aria-colindex="${column}"]`)?.textContent}`,
        );
      return people;
    }, place);
  const everybody = new Set<string>();
  for (let top = 0; top < 150 * 36; top += 400) {
    await grid(page).evaluate(async (table, to) => {
      if (table.parentElement) table.parentElement.scrollTop = to;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }, top);
    for (const person of await drawn()) everybody.add(person);
  }
  const lastFirst = [...everybody].map((person) => person.split(' (')[0]).toReversed();
  await grid(page).evaluate((table) => table.parentElement?.scrollTo(0, 0));
  await header(page, 'Name').getByRole('button', { name: 'Name' }).click();
  const misplaced = async () => (await names(page)).filter((name, at) => name !== lastFirst[at]);
  await expect.poll(misplaced).toEqual([]);
  await expect.poll(async () => (await drawn()).filter((person) => !everybody.has(person))).toEqual([]);
});

test('a column is dragged to another place, and its edge to another width', async ({ office }) => {
  const { page } = await office.computer();
  await inTable(page);
  const role = header(page, 'Role').getByRole('button', { name: 'Role' });
  await drag(page, role, header(page, 'Status').getByRole('button', { name: 'Status' }));
  const headings = async () => (await grid(page).getByRole('columnheader').allTextContents()).slice(1, 4);
  await expect.poll(headings).toEqual(['Name', 'Role', 'Status']);

  const box = async () => (await header(page, 'Name').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, width, height } = await box();
  await page.mouse.move(x + width - 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + 79, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await box()).width)).toBe(Math.round(width) + 80);
});

test('what selects a row stays at the left when the table is scrolled sideways', async ({ office }) => {
  const { page } = await office.computer();
  await inTable(page);
  const left = async () => (await checkboxes(page).nth(2).boundingBox())?.x ?? 0;
  const before = await left();
  await grid(page).evaluate((table) => table.parentElement?.scrollTo(400, 0));
  await expect.poll(async () => (await header(page, 'Email').boundingBox())?.x ?? 0).toBeLessThan(1_600);
  expect(await left()).toBe(before);
});

test('rows are selected by click, range and all that match, and stay so', async ({ office }) => {
  const { page } = await office.computer();
  await inTable(page);
  const bar = page.getByRole('region', { name: 'Selection' });
  await checkboxes(page).nth(1).click();
  await checkboxes(page)
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('3 selected');
  await header(page, 'Name').getByRole('button', { name: 'Name' }).click();
  await expect(bar).toContainText('3 selected');
  await grid(page).getByRole('checkbox', { name: 'Select all' }).check();
  await expect(bar).toContainText(`${await matching(page)} selected`);
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toBeHidden();

  await grid(page).getByRole('gridcell').nth(1).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'])
    await page.keyboard.press(`Shift+${key}`);
  await expect(bar).toContainText('3 selected');
  for (const row of [1, 2, 3])
    await expect(grid(page).getByRole('row').nth(row)).toHaveAttribute('aria-selected', 'true');
  await bar.getByRole('button', { name: 'Clear selection' }).click();

  await search(page).fill((await names(page))[0] ?? '');
  await grid(page).getByRole('gridcell').nth(1).focus();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText(`${await matching(page)} selected`);
  await page.keyboard.press('Space');
  await expect(grid(page).getByRole('row').nth(1)).toHaveAttribute('aria-selected', 'false');
});

test('the grid is walked by keyboard, and the focus is never lost', async ({ office }) => {
  const { page } = await office.computer();
  await inTable(page);
  const focused = () =>
    page.evaluate(() => {
      const at = (name: string) =>
        document.activeElement?.closest(`[${name}]`)?.getAttribute(name) ?? 'nowhere';
      return `${at('aria-rowindex')}, ${at('aria-colindex')}`;
    });
  const rows = await grid(page).getAttribute('aria-rowcount');
  await grid(page).getByRole('gridcell').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toBe('3, 3');
  await page.keyboard.press('Control+End');
  const columns = await grid(page).getAttribute('aria-colcount');
  await expect.poll(focused).toBe(`${rows}, ${columns}`);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageUp');
  await expect.poll(focused).not.toContain(`${rows},`);
  const before = await focused();
  await grid(page).evaluate((table) => table.parentElement?.scrollTo({ top: 0 }));
  await expect(grid(page).getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2');
  expect(await focused()).toBe(before);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Contains' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(filter(page, 'Name')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const [first = ''] = await names(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Technician Name' })).toHaveValue(first);
});

test('a cell is edited in place by the rules of the form, and copied', async ({ office }) => {
  const { page } = await office.computer('manager');
  await inTable(page);
  const row = grid(page).getByRole('row').nth(1);
  const before = (await row.getByRole('strong').textContent()) ?? '';
  await row.getByRole('gridcell').nth(1).focus();
  await page.keyboard.press('F2');
  const input = page.getByRole('textbox', { name: 'Technician Name' });
  await expect(input).toBeFocused();
  await input.fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Technician Name is required')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row.getByRole('strong')).toHaveText(before);
  await expect(row.getByRole('gridcell').nth(1)).toBeFocused();

  await page.keyboard.type('Aaron Aa');
  await expect(input).toHaveValue('Aaron Aa');
  await page.keyboard.press('Enter');
  await expect(input).toBeHidden();
  await expect(row.getByRole('strong')).toHaveText('Aaron Aa');
  await expect(row.getByRole('gridcell').nth(1)).toBeFocused();
  await synced(page);

  await page.keyboard.press('ControlOrMeta+c');
  await search(page).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(search(page)).toHaveValue('Aaron Aa');
  await expect(rowOf(page, 'Aaron Aa')).toBeVisible();

  await row.getByText('Aaron Aa').dblclick();
  await input.fill('Aaron Ab');
  await page.keyboard.press('Tab');
  await expect(input).toBeHidden();
  await expect(row.getByRole('gridcell').nth(2)).toBeFocused();
});

test('a view is saved, shared, counted, and opened by its link on another computer', async ({ office }) => {
  const one = await office.computer('manager');
  const two = await office.computer('viewer');
  await inTable(one.page);
  await search(one.page).fill('a');
  await filter(one.page, 'License').click();
  await one.page.getByRole('menuitemcheckbox', { name: 'Non-managed' }).click();
  await one.page.keyboard.press('Escape');
  await one.page.getByRole('button', { name: 'View options' }).click();
  await one.page.getByRole('menuitem', { name: 'Save view' }).click();
  const dialog = one.page.getByRole('dialog', { name: 'Save view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Helpers');
  await dialog.getByRole('checkbox', { name: 'Share with the company' }).check();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const tab = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
  await expect(tab(one.page, 'Helpers')).toHaveAttribute('aria-current', 'true');
  const found = await matching(one.page);
  await expect(tab(one.page, 'Helpers')).toContainText(String(found));
  await synced(one.page);

  await tab(two.page, 'Helpers').click();
  await expect.poll(() => matching(two.page)).toBe(found);
  await expect(two.page.getByText('License Non-managed')).toBeVisible();
  await expect(search(two.page)).toHaveValue('a');
  await tab(two.page, 'Active').click();
  await expect(search(two.page)).toHaveValue('');

  const link = await tab(one.page, 'Helpers').getAttribute('href');
  await search(two.page).fill(`https://office.example/${link}`);
  await expect.poll(() => matching(two.page)).toBe(found);
  await search(two.page).fill('https://office.example/#/technicians?view=gone');
  await expect(two.page.getByRole('alert')).toContainText('This link leads to no view');
  await inTable(two.page);
});

test('what opens over the table is accessible', async ({ office, host }) => {
  test.skip(host === 'desktop', 'The page is the same in both hosts.');
  const { page } = await office.computer();
  await inTable(page);
  const check = async (name: string) => {
    const { violations } = await axe(page).analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
        name,
      )
      .toEqual([]);
    await page.screenshot({ path: `test-results/screens/table-${name}.png` });
    await page.keyboard.press('Escape');
  };
  await checkboxes(page).nth(1).click();
  for (const column of ['Positions', 'Email', 'Active']) {
    await filter(page, column).click();
    await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
    await check(`filter-${column.toLowerCase()}`);
  }
  await page.getByRole('button', { name: 'Columns' }).click();
  await check('columns');
  await grid(page).getByRole('gridcell').nth(1).focus();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Technician Name' })).toBeFocused();
  await check('cell');
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('menuitem', { name: 'Save view' }).click();
  await expect(page.getByRole('dialog', { name: 'Save view' })).toBeVisible();
  await check('save-view');
});

test('going to a profile and back keeps place, filters and selection', async ({ office }) => {
  const { page } = await office.computer();
  await inTable(page);
  await checkboxes(page).nth(2).click();
  const scroller = grid(page).locator('..');
  await scroller.evaluate((element) => element.scrollTo({ top: 700 }));
  await expect.poll(() => scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(700);
  const shown = await namesInSight(page);
  // In the middle of what is in sight, so that the click scrolls nothing.
  const middle = rowOf(page, shown[Math.floor(shown.length / 2)] ?? '');
  await middle.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await expect
    .poll(() =>
      grid(page)
        .locator('..')
        .evaluate(({ scrollTop }) => scrollTop),
    )
    .toBe(700);
  await expect.poll(() => namesInSight(page)).toEqual(shown);
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected');
  await openProfile(page, shown[3] ?? '');
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await expect(rowOf(page, shown[3] ?? '')).toBeVisible();
});

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('Nothing to drag');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x, start.y + start.height / 2, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
  await page.mouse.up();
}
