import { permissionNames } from '#domain/access/permissions.ts';
import { companyFields } from '#domain/company/company.ts';
import { startingLists } from '#domain/company/starting-lists.ts';
import type { AppDatabase } from './database.ts';
import type { Outbox } from './outbox.ts';
import type { RecordWriter } from './records.ts';
import type { ServerClient, Trouble } from './server-client.ts';
import type { Session } from './session.ts';
import type { Sync } from './sync.ts';

/** Stands where the server's address would, while this computer has the data to itself (R53). */
const nowhere = 'alone:';

export const isAlone = ({ serverAddress }: Pick<Session, 'serverAddress'>): boolean =>
  serverAddress === nowhere;

/** What there is only with a server: other people, their messages, and the log of who did what. */
const onlyWithServer: ReadonlySet<string> = new Set(['editUsers', 'seeOutbox', 'seeAudit']);

/** Whoever sits at this computer, before it has a server: they may do all that can be done here. */
export const aloneSession = (): Session => ({
  serverAddress: nowhere,
  token: '',
  refreshToken: '',
  user: {
    id: 'alone',
    name: 'This computer',
    roleId: 'administrator',
    permissions: permissionNames.filter((name) => !onlyWithServer.has(name)),
  },
  company: { id: 'alone', name: 'This computer' },
});

const noServer: Trouble = {
  ok: false,
  reason: 'unreachable',
  message: 'This computer has no server yet. Connect it on the Sync page first.',
};

export const noServerClient: ServerClient = {
  get: async () => noServer,
  post: async () => noServer,
  patch: async () => noServer,
  put: async () => noServer,
  text: async () => noServer,
  open: async () => noServer,
};

/** Nothing waits where nobody takes it. */
export const noOutbox: Outbox = {
  expect: async () => undefined,
  answered: async () => undefined,
  settled: async () => undefined,
  rechecks: async () => [],
  waiting: async () => [],
  lookAgain: async () => undefined,
};

export const noSync: Sync = {
  now: () => undefined,
  decide: async () => undefined,
  exportQueue: async () => '[]',
  stop: async () => undefined,
  replications: [],
};

/** Gives a computer that begins alone what a new company begins with; one that has it already gets nothing. */
export async function beginAlone({ synced }: AppDatabase, write: RecordWriter): Promise<void> {
  if ((await synced.company.count().exec()) > 0) return;
  const { currency, payroll } = companyFields;
  await write.addAll('lists', startingLists());
  // Last, so that a start that was cut off begins again.
  await write.add('company', {
    id: 'alone',
    name: 'My company',
    currency: currency.initial,
    payroll: payroll.initial,
  });
}
