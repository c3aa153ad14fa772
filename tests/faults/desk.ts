import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import { fieldValue, same } from '#domain/record/value.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { signIn } from '#renderer/data/server-client.ts';
import { sample } from '#tests/support/sample.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';
import { type Client, openClient } from '#tests/support/sync-office.ts';
import type { Typed } from '#tests/sync/model/computer.ts';
import type { PersonName } from '#tests/sync/model/model-server.ts';

/** A computer on which somebody types; all that was saved is noted for the judge. */
export type Desk = {
  readonly name: PersonName;
  readonly client: Client;
  readonly add: (values?: AnyRecord) => Promise<string>;
  readonly change: (id: string, changes: AnyRecord) => Promise<void>;
  readonly records: () => Promise<AnyRecord[]>;
  readonly close: () => Promise<void>;
};

export type DeskOptions = {
  readonly server: Pick<ServerProcess, 'url' | 'password'>;
  /** Where this computer finds the server; a relay, for one. */
  readonly url?: string;
  readonly name: PersonName;
  readonly typed: Typed[];
};

let people = 0;

/** Signs in past whatever the network does later. */
export async function openDesk({ server, url = server.url, name, typed }: DeskOptions): Promise<Desk> {
  const session = async () => {
    const answer = await signIn(server.url, name === 'ada' ? 'admin' : 'manager', server.password);
    if (!answer.ok) throw new Error(answer.message);
    return { ...answer.value, serverAddress: url };
  };
  const client = await openClient({ server: { url, session }, device: name, username: 'administrator' });
  const technicians = client.database.synced.technicians;
  const written = technicians.eventBulks$.subscribe(({ events }) => {
    for (const event of events)
      note(event.documentData as AnyRecord, (event.previousDocumentData ?? {}) as AnyRecord);
  });
  const seen = new Set<string>();

  function note(after: AnyRecord, before: AnyRecord): void {
    const edit = after.edit as Edit | undefined;
    if (!edit || edit.device !== name || seen.has(edit.id) || same(edit, before.edit)) return;
    seen.add(edit.id);
    for (const field of Object.keys(technicianFields)) {
      const [from, to] = [fieldValue(before, field), fieldValue(after, field)];
      if (field !== 'id' && field !== 'edit' && field !== 'account' && !same(from, to))
        typed.push({ editId: edit.id, on: name, recordId: String(after.id), field, from, to });
    }
  }

  return {
    name,
    client,
    add: (values = {}) => {
      people += 1;
      const { id: _, ...record } = sample(technicianFields, {
        name: `Person ${people}`,
        mobilePhone: `+1212555${String(1000 + people).slice(-4)}`,
        email: null,
        ...values,
      });
      return client.write.add('technicians', record);
    },
    change: (id, changes) => client.write.change('technicians', id, changes),
    records: async () => (await technicians.find().exec()).map((found) => found.toJSON() as AnyRecord),
    close: async () => {
      written.unsubscribe();
      await client.close();
    },
  };
}
