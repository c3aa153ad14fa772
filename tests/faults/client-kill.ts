import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { dice } from '#tests/support/dice.ts';
import { startRelay } from '#tests/support/network-relay.ts';
import { Computer, expect, signIn } from '#tests/support/office.ts';
import { syncNow } from '#tests/support/office-work.ts';
import { box, openProfile, save, synced } from '#tests/support/profile-form.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { allRecords, signInDirectly } from './judge.ts';
import { outcomeOf, type Scenario } from './outcome.ts';

/** The app in a browser dies with all its processes while it saves, without a network: what was saved is there (S17). */
export const clientKilled: Scenario = {
  name: 'client killed in mid-write',
  run: async ({ seed, scale }) => {
    const random = dice(seed);
    const server = await startServerProcess();
    const network = await startRelay(server.url);
    const folder = await mkdtemp(join(tmpdir(), 'fieldroster-computer-'));
    const computer = new Computer('browser', network, folder);
    try {
      const name = await prepare(computer, server.password);
      network.cut();
      const lost: string[] = [];
      let held = await memoOf(computer.page, name);
      for (let each = 1; each <= scale; each += 1) {
        const typed = `memo ${each}`;
        const isSaved = await dieWhileSaving(computer, typed, random() * 120);
        await computer.open();
        const found = await memoOf(computer.page, name);
        if (found !== typed && (isSaved || found !== held)) lost.push(`${typed}; there is ${found}`);
        held = found;
      }
      network.restore();
      await syncNow(computer.page);
      await synced(computer.page);
      const there = (await allRecords(await signInDirectly(server))).find((record) => record.name === name);
      if (there?.memo !== held) lost.push(`${held}; the server has ${there?.memo}`);
      return outcomeOf(scale, lost);
    } finally {
      await computer.close();
      network.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      await server.close();
    }
  },
};

/** Somebody signs in and can go on without a network; answers whose profile is edited. */
async function prepare(computer: Computer, password: string): Promise<string> {
  await signIn(await computer.open(), 'admin', password);
  await computer.readyForOffline();
  // A browser writes down some seconds later that somebody has signed in; what is tried here is what comes after.
  await computer.close();
  const page = await computer.open();
  await computer.readyForOffline();
  return (await page.getByRole('row').nth(1).getByRole('strong').textContent()) ?? '';
}

async function memoOf(page: Page, name: string): Promise<string> {
  await openProfile(page, name);
  return box(page, 'Memo').inputValue();
}

/** Was it said to be saved, before the end? */
async function dieWhileSaving(computer: Computer, typed: string, after: number): Promise<boolean> {
  const { page } = computer;
  await box(page, 'Memo').fill(typed);
  await expect(box(page, 'Memo')).toHaveValue(typed);
  await save(page);
  await sleep(after);
  const isSaved = await page.getByText('Saved on this computer. Waiting for the server.').isVisible();
  await computer.kill();
  return isSaved;
}
