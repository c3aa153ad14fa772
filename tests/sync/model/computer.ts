import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import { fieldValue, same } from '#domain/record/value.ts';
import type { Collections } from '#domain/sync/collections.ts';
import { createBackoff } from '#renderer/data/backoff.ts';
import { type AppDatabase, openDatabase } from '#renderer/data/database.ts';
import { createOutbox, type Outbox, reconcileOutbox } from '#renderer/data/outbox.ts';
import { createQuarantine, type Refused } from '#renderer/data/quarantine.ts';
import { createRecordWriter, type RecordWriter } from '#renderer/data/records.ts';
import { createServerClient } from '#renderer/data/server-client.ts';
import { startSync } from '#renderer/data/sync.ts';
import { type SyncEvent, syncReportId } from '#renderer/data/sync-report.ts';
import { createSyncStatus } from '#renderer/data/sync-status.ts';
import { nextFields } from './fields.ts';
import type { ModelServer, PersonName } from './model-server.ts';
import { createNetwork, type Middle, type Network } from './network.ts';
import { type Power, poweredStorage, type WriteRow } from './powered-storage.ts';

/** One field that one edit changed on the computer where it was typed; `from` is what that person had before them. */
export type Typed = {
  readonly editId: string;
  readonly on: PersonName;
  readonly recordId: string;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
};

/** A state that replication put in the place of one that had gone on from it, though it lacks what was typed since. */
export type SteppedBack = {
  readonly on: PersonName;
  readonly recordId: string;
  readonly fromEdit: string;
  readonly toEdit: string;
};

/** One person's computer: the real client over a disk and a network that the model controls. */
export type Computer = {
  readonly name: PersonName;
  readonly network: Network;
  readonly power: Power;
  /** How far this computer's clock is ahead of true time, in milliseconds. */
  readonly clock: { ahead: number };
  readonly records: () => Promise<AnyRecord[]>;
  readonly record: (id: string) => Promise<AnyRecord | undefined>;
  readonly write: () => RecordWriter;
  readonly refused: () => Promise<Refused[]>;
  readonly waiting: () => Promise<string[]>;
  readonly rechecks: () => Promise<string[]>;
  readonly syncNow: () => void;
  /** What the sync said that it had to mend. */
  readonly events: () => Promise<readonly SyncEvent[]>;
  /** Closes what runs and opens it again on the same disk. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ComputerOptions = {
  readonly name: PersonName;
  readonly server: ModelServer;
  readonly random: () => number;
  /** Told of each field that was typed here, once it is on the disk. */
  readonly typed: (typed: Typed) => void;
  readonly steppedBack: (step: SteppedBack) => void;
  readonly databaseName: string;
  readonly collections: () => Collections;
  readonly middle: Middle;
  /** A fault that a test of the tests plants in the outbox. */
  readonly plantOutbox: (outbox: Outbox) => Outbox;
};

/** The free RxDB opens thirteen collections in one process; a computer of the model has what sync needs. */
const localNames = ['outbox', 'quarantine', 'notes'] as const;

export async function openComputer(options: ComputerOptions): Promise<Computer> {
  const { name, server, random, typed } = options;
  const power: Power = { isOn: true, writesLeft: null };
  const network = createNetwork(server, random, options.middle, power);
  const storage = poweredStorage(power, (collection, rows, by) => {
    if (collection === 'technicians') for (const row of rows) (by === 'person' ? note : watch)(row);
  });
  const clock = { ahead: 0 };
  const around = { now: () => Date.now() + clock.ahead, elapsed: () => Date.now(), random };
  /** The fields that were typed here, by the id of the edit. */
  const typedIn = new Map<string, readonly string[]>();
  let running = await boot();

  async function boot() {
    const collections = options.collections();
    const database = await openDatabase({
      name: options.databaseName,
      storage,
      multiInstance: false,
      collections,
      local: localNames,
    });
    const outbox = options.plantOutbox(createOutbox(database.local));
    await reconcileOutbox(database, outbox);
    const session = await server.session(name);
    const again = async () => ({ ok: true as const, value: await server.session(name) });
    const sync = startSync({
      database,
      client: createServerClient(session, async () => undefined, name, again, network.fetch),
      outbox,
      quarantine: createQuarantine(database.local, around),
      userId: session.user.id,
      backoff: createBackoff(random, around.elapsed),
      status: createSyncStatus(database.local, around),
      collections,
      waitForLeadership: false,
      ...around,
    });
    const write = createRecordWriter(database, outbox, { userId: session.user.id, device: name }, around);
    return { database, outbox, sync, write };
  }

  function note({ document: after, previous }: WriteRow): void {
    const edit = after.edit as Edit | undefined;
    // What comes back after it was removed is inserted, and goes on from earlier edits.
    const before = previous ?? { _deleted: edit?.after !== undefined };
    if (!edit || edit.device !== name || typedIn.has(edit.id) || same(edit, before.edit)) return;
    const changes = differences(before, after);
    typedIn.set(
      edit.id,
      changes.map(({ field }) => field),
    );
    for (const { field, from, to } of changes)
      typed({ editId: edit.id, on: name, recordId: String(after.id), field, from, to });
  }

  function watch({ document, previous }: WriteRow): void {
    const [before, now] = [previous?.edit, document.edit] as readonly (Edit | undefined)[];
    const at = before?.after?.indexOf(now?.id ?? '') ?? -1;
    if (!previous || !before || !now || at < 0) return;
    // An edit that changed nothing in the end is nothing that the server would keep.
    const newer = [before.id, ...(before.after ?? []).slice(0, at)].flatMap((id) => typedIn.get(id) ?? []);
    if (!differences(previous, document).some(({ field }) => newer.includes(field))) return;
    options.steppedBack({ on: name, recordId: String(document.id), fromEdit: before.id, toEdit: now.id });
  }

  async function shut(): Promise<void> {
    power.isOn = false;
    network.cut();
    const { database, sync } = running;
    await sync.stop().catch(() => undefined);
    await database.rx.close();
  }

  const plain = (found: readonly { toJSON: () => unknown }[]) => found.map((each) => each.toJSON());
  const technicians = () => running.database.synced.technicians;

  return {
    name,
    network,
    power,
    clock,
    records: async () => plain(await technicians().find().exec()) as AnyRecord[],
    record: async (id) => (await technicians().findOne(id).exec())?.toJSON() as AnyRecord | undefined,
    write: () => running.write,
    refused: async () => plain(await running.database.local.quarantine.find().exec()) as Refused[],
    waiting: async () => (await running.outbox.waiting()).map(({ recordId }) => recordId),
    rechecks: () => running.outbox.rechecks('technicians', 100),
    syncNow: () => running.sync.now(),
    events: async () => {
      const note = await running.database.local.notes.findOne(syncReportId).exec();
      return (note?.toJSON().value?.events ?? []) as readonly SyncEvent[];
    },
    restart: async () => {
      await shut();
      Object.assign(power, { isOn: true, writesLeft: null });
      running = await boot();
    },
    close: async () => {
      await shut();
      await forget(running.database, storage);
    },
  };
}

/** Frees what the memory storage keeps of a computer that is gone. */
async function forget({ rx }: AppDatabase, storage: object): Promise<void> {
  const { collectionStates } = storage as { collectionStates: Map<string, unknown> };
  for (const key of [...collectionStates.keys()]) if (key.includes(rx.name)) collectionStates.delete(key);
}

const notTyped = new Set(['id', 'edit', 'account']);

/** The places where people type: fields, each key of a map by itself, and whether the record is removed. */
function places(...records: readonly AnyRecord[]): string[] {
  const keys = records.flatMap((record) => Object.keys((record.permissionOverrides ?? {}) as object));
  const names = Object.keys(nextFields).filter((name) => !notTyped.has(name));
  return [
    ...names.filter((name) => name !== 'permissionOverrides'),
    ...[...new Set(keys)].map((key) => `permissionOverrides.${key}`),
    '_deleted',
  ];
}

function differences(before: AnyRecord, after: AnyRecord) {
  return places(before, after)
    .map((field) => ({ field, from: fieldValue(before, field), to: fieldValue(after, field) }))
    .filter(({ field, from, to }) =>
      field === '_deleted' ? (from === true) !== (to === true) : !same(from, to),
    );
}
