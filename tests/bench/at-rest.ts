import type { CDPSession, Page } from '@playwright/test';

/** What the tasks of the page have taken so far, in milliseconds of its main thread. */
export async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** So many of these stretches, in milliseconds, have to pass with next to no work. */
const stretch = 200;
const stretches = 5;

/** Waits until the page has done what follows its first sync, which takes seconds and is not what is measured. */
export async function atRest(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  for (let calm = 0; calm < stretches; ) {
    const before = await taskTime(session);
    await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), stretch);
    calm = (await taskTime(session)) - before < 10 ? calm + 1 : 0;
  }
  return session;
}
