import { edited, inBatches, profiles } from './profiles.ts';
import { pushRows, startOurs } from './rivals.ts';

const sizes = [1_000, 10_000, 50_000, 100_000];
const measured = 1_000;

/** What one document costs the server's processors, pushed new and edited, in companies of growing size. */
export async function growthBench(): Promise<string[]> {
  const { server, wire, push } = await startOurs();
  const rows = profiles(100_000 + measured * sizes.length);
  const found: string[] = [];
  let at = 0;
  for (const size of sizes) {
    for (const batch of inBatches(rows.slice(at, size - measured), 500)) await push(batch);
    const fresh = rows.slice(size - measured, size);
    at = size;
    const added = await cpuOf(async () => {
      for (const batch of inBatches(fresh, 100)) await push(batch);
    });
    const changed = await cpuOf(async () => {
      for (const batch of inBatches(fresh, 100))
        await pushRows(
          wire,
          batch.map((row) => edited(row)),
        );
    });
    found.push(`${size.toLocaleString()} stored: ${added} µs added, ${changed} µs edited`);
  }
  await server.close();
  return [`growth: CPU a document at ${found.join('; ')}`];

  async function cpuOf(run: () => Promise<void>): Promise<number> {
    const before = server.cpu();
    await run();
    return Math.round(((server.cpu() - before) / measured) * 1_000);
  }
}
