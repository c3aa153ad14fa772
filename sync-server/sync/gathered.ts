import type { AuditEntry } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';

/** That transaction, with what is audited in it written at once by `write`, in the same order. */
export function gatheringAudit(tx: Transaction): {
  readonly tx: Transaction;
  readonly write: () => Promise<void>;
} {
  const entries: AuditEntry[] = [];
  const audit: Transaction['audit'] = async (more) => void entries.push(...more);
  return { tx: { ...tx, audit }, write: () => tx.audit(entries) };
}
