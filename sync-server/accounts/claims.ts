import { emailKey } from '#domain/record/email.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { Claim, Subject } from '../store/people-store.ts';
import type { Store, Transaction, User } from '../store/store.ts';

/** The fields of a technician that nobody else may have, and the kind of claim that each makes (R18). */
export const claimedFields = { email: 'email', mobilePhone: 'phone' } as const;
export type ClaimedField = keyof typeof claimedFields;

/** The claim that a value makes, or null where there is none to make. */
export function claimFor(person: Subject['kind'], kind: Claim['kind'], value: unknown): Claim | null {
  if (typeof value !== 'string' || value === '') return null;
  return { person, kind, value: kind === 'email' ? emailKey(value) : value };
}

/** Who else of that kind has the value: an id, or undefined. */
export async function takenBy(
  tx: Transaction,
  claim: Claim | null,
  ownId: string,
): Promise<string | undefined> {
  const holder = claim ? await tx.holderOf(claim) : undefined;
  return holder === ownId ? undefined : holder;
}

/** Replaces what a person holds of one kind. The value must be free, or the person's own. */
export async function moveClaim(
  tx: Transaction,
  holder: Subject,
  kind: Claim['kind'],
  value: unknown,
): Promise<void> {
  await tx.release(holder, kind);
  const claim = claimFor(holder.kind, kind, value);
  if (claim) await tx.claim(claim, holder.id);
}

/** Who of the technicians holds what, in one transaction: asked for at once, and written at once. */
export type ClaimBook = {
  readonly holderOf: (claim: Claim) => Promise<string | undefined>;
  /** Replaces what a technician holds of one kind. The claim must be free, or their own. */
  readonly move: (technicianId: string, kind: Claim['kind'], claim: Claim | null) => void;
  /** Nothing is written before. */
  readonly write: () => Promise<void>;
};

const nameOf = ({ kind, value }: Pick<Claim, 'kind' | 'value'>) => `${kind} ${value}`;

/** Looks those up that will be asked for; others are when they are. */
export async function openClaims(tx: Transaction, wanted: readonly Claim[]): Promise<ClaimBook> {
  const stored = new Map<string, string | undefined>(wanted.map((claim) => [nameOf(claim), undefined]));
  for (const { claim, holderId } of await tx.holdersOf('technician', wanted))
    stored.set(nameOf(claim), holderId);
  const moved = new Map<string, { readonly holder: Holder; readonly claim: Claim | null }>();
  const taken = new Map<string, string>();
  return {
    holderOf: async (claim) => {
      const name = nameOf(claim);
      if (!taken.has(name) && !stored.has(name)) stored.set(name, await tx.holderOf(claim));
      const standing = stored.get(name);
      const hasLeft = standing !== undefined && moved.has(`${claim.kind} ${standing}`);
      return taken.get(name) ?? (hasLeft ? undefined : standing);
    },
    move: (id, kind, claim) => {
      const key = `${kind} ${id}`;
      const before = moved.get(key)?.claim;
      if (before) taken.delete(nameOf(before));
      moved.set(key, { holder: { id, kind }, claim });
      if (claim) taken.set(nameOf(claim), id);
    },
    write: async () => {
      const all = [...moved.values()];
      await tx.releaseOf(
        'technician',
        all.map(({ holder }) => holder),
      );
      await tx.claimFor(all.flatMap(({ holder: { id }, claim }) => (claim ? [{ claim, holderId: id }] : [])));
    },
  };
}

type Holder = { readonly id: string; readonly kind: Claim['kind'] };

/** Claims what technicians hold that were written without a push. Of two with one value the first has it. */
async function claimTechnicians(tx: Transaction, records: readonly WireRecord[]): Promise<void> {
  for (const record of records) if (record._deleted !== true) await claimFirst(tx, record);
}

async function claimFirst(tx: Transaction, record: AnyRecord & { readonly id: string }): Promise<void> {
  for (const [field, kind] of Object.entries(claimedFields)) {
    const claim = claimFor('technician', kind, record[field]);
    if (claim && (await tx.holderOf(claim)) === undefined) await tx.claim(claim, record.id);
  }
}

/** Claims what a database holds that an older server wrote; what is claimed already stays as it is. */
export async function claimAll(store: Store): Promise<void> {
  for (const companyId of await store.companyIds()) {
    for (let after = 0; ; ) {
      const page = await store.page(companyId, 'technicians', after, 1000);
      if (page.length === 0) break;
      const records = page.map(({ record }) => record);
      await store.transaction(companyId, (tx) => claimTechnicians(tx, records));
      after = page.at(-1)?.seq ?? after;
    }
    await store.transaction(companyId, async (tx) => {
      for (const user of await tx.users()) await claimUser(tx, user);
    });
  }
}

async function claimUser(tx: Transaction, user: User): Promise<void> {
  for (const kind of ['email', 'phone'] as const) {
    const claim = claimFor('user', kind, user[kind]);
    if (claim && (await tx.holderOf(claim)) === undefined) await tx.claim(claim, user.id);
  }
}
