import { MantineProvider } from '@mantine/core';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { text } from '#domain/record/kinds.ts';
import { fieldProblems } from '#domain/record/problems.ts';
import { collections } from '#domain/sync/collections.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import type { AppData } from '#renderer/data/app-data.ts';
import { followRecords } from '#renderer/data/live-records.ts';
import { DataProvider } from '#renderer/data-context.tsx';
import { displayText } from '#renderer/parts/display.ts';
import { FormSection } from '#renderer/parts/form/form-section.tsx';
import { useRecordForm } from '#renderer/parts/form/use-record-form.ts';
import { fieldColumns } from '#renderer/parts/table/field-columns.ts';
import { sample } from '#tests/support/sample.ts';
import { openClient, startSyncServer, until } from '#tests/support/sync-office.ts';

// The one line. Everything below knows nothing of it but its name.
const fields = {
  ...technicianFields,
  nickname: text({ label: 'Nickname', section: 'Basic Info', column: { width: 140 } }),
};

const sampled = { technicians: { ...collections.technicians, fields } };
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function office() {
  const server = await startSyncServer({ ...collections, ...sampled });
  closing.push(server.close);
  const open = async (device: string) => {
    const client = await openClient({ server, device, collections: sampled });
    closing.push(client.close);
    return client;
  };
  return { server, a: await open('a'), b: await open('b') };
}

const nobody = { entry: () => undefined, person: () => undefined };

function SampleForm() {
  const form = useRecordForm({
    fields,
    record: null,
    blank: { nickname: 'Ozzie' },
    draftId: 'sample',
    drafts: { read: async () => null, keep: async () => undefined, drop: async () => undefined },
    judge: () => [],
    save: async () => undefined,
  });
  return (
    <FormSection
      title="Basic Info"
      fields={fields}
      control={form.form.control}
      meanwhile={form.meanwhile}
      settle={form.settle}
      lock={() => null}
    />
  );
}

test('a field declared in one line is validated, stored, accepted by the server and synced', async () => {
  const { server, a, b } = await office();
  const { id: _, ...record } = sample(fields, { nickname: 'Ozzie' });
  expect(fieldProblems(fields, { ...record, id: 'x' }, 'form')).toEqual([]);
  expect(fieldProblems(fields, { ...record, id: 'x', nickname: 'o'.repeat(500) }, 'form')).toMatchObject([
    { field: 'nickname' },
  ]);

  const id = await a.write.add('technicians', record);
  expect((await a.record('technicians', id))?.nickname).toBe('Ozzie');
  await a.settled();
  expect((await server.record('technicians', id))?.nickname).toBe('Ozzie');
  await until(
    async () => (await b.record('technicians', id))?.nickname === 'Ozzie',
    'the other computer has it',
  );

  await b.write.change('technicians', id, { nickname: 'o'.repeat(500) });
  await until(async () => (await b.refused()).length === 1, 'the server refuses what the schema refuses');
  expect((await b.refused())[0]).toMatchObject({ code: 'invalid', field: 'nickname' });
});

test('a field declared in one line appears in the form and in the table', async () => {
  const { a } = await office();
  const records = await followRecords<never>(a.database.synced.technicians);
  const session = { user: { id: 'user-administrator', permissions: [] } };
  const all = { technicians: records, lists: records, people: records, company: records };
  const data = { ...all, photos: { uploads: records }, session } as unknown as AppData;
  const page = renderToString(
    <MantineProvider>
      <DataProvider data={data}>
        <SampleForm />
      </DataProvider>
    </MantineProvider>,
  );
  expect(page).toContain('>Nickname<');
  expect(page).toMatch(/<input[^>]*name="nickname"/);

  const column = fieldColumns<{ nickname?: string }>(fields, nobody).find(({ id }) => id === 'nickname');
  expect(column).toMatchObject({ header: 'Nickname', size: 140 });
  expect(displayText(fields.nickname, 'Ozzie', nobody)).toBe('Ozzie');
  records.close();
});
