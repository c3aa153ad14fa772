import type { Company } from '#domain/company/company.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { type ClaimBook, claimedFields, claimFor, openClaims } from '../accounts/claims.ts';
import type { Transaction } from '../store/store.ts';
import type { ReadRow } from './rows.ts';
import type { StandingRecords } from './standing.ts';

/** What the rows of one push ask about technicians, asked of the store once for all of them. */
export type Lookups = {
  readonly claims: ClaimBook;
  /** Requests that came before that new profile did, oldest first; each is handed out once. */
  readonly waiting: (technicianId: string) => readonly WireRecord[];
  readonly company: () => Promise<Company | undefined>;
};

export async function lookUp(
  tx: Transaction,
  companyId: string,
  rows: readonly ReadRow[],
  standing: StandingRecords,
): Promise<Lookups> {
  const states = rows.flatMap((read) => ('refused' in read ? [] : [read.row.newDocumentState]));
  const fresh = states.filter(({ id }) => typeof id === 'string' && !standing.of(id).record);
  const waiting = new Map<unknown, WireRecord[]>();
  for (const request of await tx.queuedRequests([...new Set(fresh.map(({ id }) => id))]))
    waiting.set(request.technicianId, [...(waiting.get(request.technicianId) ?? []), request]);
  let company: Promise<Company | undefined> | undefined;
  return {
    claims: await openClaims(
      tx,
      states.flatMap((state) => claimsOf(state, standing)),
    ),
    waiting: (technicianId) => {
      const found = waiting.get(technicianId) ?? [];
      waiting.delete(technicianId);
      return found;
    },
    company: () => {
      company ??= tx.records('company', [companyId]).then(([found]) => found as Company | undefined);
      return company;
    },
  };
}

/** What a profile would have that it does not have now. */
function claimsOf(state: WireRecord, standing: StandingRecords) {
  const before = standing.of(state.id).record;
  return Object.entries(claimedFields).flatMap(([field, kind]) =>
    before && before[field] === state[field] ? [] : (claimFor('technician', kind, state[field]) ?? []),
  );
}
