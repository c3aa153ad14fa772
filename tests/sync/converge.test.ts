import { filter, firstValueFrom } from 'rxjs';
import { afterEach, expect, test } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Conflict } from '#domain/record/own-fields.ts';
import { same } from '#domain/record/value.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { dice } from '#tests/support/dice.ts';
import { sample } from '#tests/support/sample.ts';
import { type Client, openClient, startSyncServer, until } from '#tests/support/sync-office.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Typed = { readonly field: string; readonly value: string; readonly seen: unknown };

const fields = ['memo', 'bio', 'name'] as const;

/** Types a value on one computer, and notes what it replaced there: something may arrive just before the write. */
async function type(client: Client, id: string, field: string, value: string): Promise<Typed> {
  const written = firstValueFrom(
    client.database.synced.technicians.$.pipe(
      filter(({ documentData }) => (documentData as AnyRecord)[field] === value),
    ),
  );
  await client.write.change('technicians', id, { [field]: value });
  const { previousDocumentData } = await written;
  return { field, value, seen: (previousDocumentData as AnyRecord | undefined)?.[field] };
}

const seeds = [11, 23, 37, 41, 59, 67];

test.each(seeds)(
  '[S21] two computers end equal with every typed value accounted for (seed %i)',
  async (seed) => {
    const random = dice(seed);
    const server = await startSyncServer();
    closing.push(server.close);
    const clients: Client[] = [];
    for (const device of ['a', 'b']) {
      const client = await openClient({ server, device, random });
      closing.push(client.close);
      client.weather.losesAnswer = () => random() < 0.2;
      clients.push(client);
    }
    const [first] = clients;
    if (!first) throw new Error('No computer');
    const { id: _, ...record } = sample(technicianFields);
    const id = await first.write.add('technicians', record);
    await until(async () => (await clients[1]?.record('technicians', id)) !== undefined, 'both hold it');

    const typed: Typed[] = [];
    for (let step = 0; step < 30; step += 1) {
      const client = clients[Math.floor(random() * clients.length)] ?? first;
      if (random() < 0.25) {
        if (client.weather.online) client.goOffline();
        else client.goOnline();
      } else {
        const field = fields[Math.floor(random() * fields.length)] ?? 'memo';
        typed.push(await type(client, id, field, `${field} ${seed} ${step}`));
      }
    }
    for (const client of clients) {
      client.weather.losesAnswer = () => false;
      client.goOnline();
    }
    for (const client of clients) await client.settled();
    await until(async () => {
      const there = await server.record('technicians', id);
      for (const client of clients) client.sync.now();
      const here = await Promise.all(clients.map((client) => client.record('technicians', id)));
      return here.every((each) => same(each, there));
    }, 'all are equal');

    const end = (await server.record('technicians', id)) ?? { id };
    const waiting = Object.values((end.conflicts ?? {}) as Record<string, Conflict>).map(
      ({ other }) => other.value,
    );
    const lost = typed.filter(
      ({ field, value }) =>
        end[field] !== value &&
        !waiting.includes(value) &&
        !typed.some((later) => later.field === field && later.seen === value),
    );
    expect(lost).toEqual([]);
  },
);
