import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Computer, expect, test } from '../support/office.ts';
import { goTo, syncNow } from '../support/office-work.ts';
import { box, openProfile, save, synced } from '../support/profile-form.ts';
import { look } from '../support/screen-look.ts';

test.skip(({ host }) => host === 'desktop', 'Downloads and several windows are of the browser edition.');

const waiting = (page: Page) => page.getByRole('region', { name: 'Waiting for the server' });

/** Changes a memo without a network, and answers whose. */
async function typeOffline(page: Page, network: Computer['network'], memo: string): Promise<string> {
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('searchbox', { name: 'Search technicians' }).fill('');
  const name = (await page.getByRole('row').nth(2).getByRole('strong').textContent()) ?? '';
  await synced(page);
  network.cut();
  await openProfile(page, name);
  await box(page, 'Memo').fill(memo);
  await save(page);
  await expect(page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();
  return name;
}

async function exportedOn(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the queue' }).click();
  return readFile(await (await download).path(), 'utf8');
}

/** Another window of the app on the same computer. */
async function secondWindow({ page, network }: Computer): Promise<Page> {
  const second = await page.context().newPage();
  await second.goto(`${network.url}/`);
  await expect(second.getByRole('heading', { name: 'Technicians' })).toBeVisible();
  return second;
}

test('[S15] says what waits, and exports it while offline with all that was typed', async ({ office }) => {
  const computer = await office.computer('manager');
  const { page } = computer;
  const name = await typeOffline(page, computer.network, 'Typed without a network');
  await goTo(page, 'Sync');
  const line = waiting(page).getByRole('listitem').filter({ hasText: name });
  await expect(line).toContainText('Memo');
  await expect(line).toContainText('since');
  await expect(page.getByText(computer.network.url, { exact: true })).toBeVisible();
  const exported = JSON.parse(await exportedOn(page)) as { waiting: unknown[] };
  expect(exported.waiting).toMatchObject([
    { collection: 'technicians', typed: { name, memo: 'Typed without a network' }, base: { name } },
  ]);
  await look(page, 'sync-offline', { primary: page.getByRole('button', { name: 'Retry now' }) });
  computer.network.restore();
  await page.getByRole('button', { name: 'Retry now' }).click();
  await synced(page);
  await expect(page.getByText('Nothing waits.')).toBeVisible();
});

test('[S7] of two windows one syncs: both show the same, and nothing is sent twice', async ({ office }) => {
  const computer = await office.computer('manager');
  const first = computer.page;
  await synced(first);
  await first.evaluate(async () => void (await navigator.serviceWorker.ready));
  const second = await secondWindow(computer);
  const pushed: string[] = [];
  first.context().on('request', (request) => {
    if (request.url().endsWith('/technicians/push')) pushed.push(request.postData() ?? '');
  });
  await typeOffline(second, computer.network, 'From the second window');
  for (const page of [first, second]) {
    await goTo(page, 'Sync');
    await expect(page.getByRole('status', { name: /1 waiting/ })).toBeVisible();
    await expect(waiting(page).getByRole('listitem')).toContainText('Memo');
  }
  await expect(first.getByText('Another window of this app syncs.')).toBeHidden();
  await expect(second.getByText('Another window of this app syncs.')).toBeVisible();
  expect(JSON.parse(await exportedOn(second))).toEqual(JSON.parse(await exportedOn(first)));

  pushed.length = 0;
  computer.network.restore();
  await syncNow(second);
  for (const page of [first, second]) await synced(page);
  await expect(second.getByText('Nothing waits.')).toBeVisible();
  const taken = pushed.filter((body) => body.includes('From the second window'));
  expect(taken).toHaveLength(1);

  // The other goes on when the one that syncs is closed.
  await first.close();
  await expect(second.getByText('Another window of this app syncs.')).toBeHidden();
  await typeOffline(second, computer.network, 'Alone now');
  computer.network.restore();
  await syncNow(second);
  await synced(second);
  await expect(second.getByText('Nothing waits.')).toBeVisible();
});
