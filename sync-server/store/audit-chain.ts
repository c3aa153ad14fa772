import { createHash } from 'node:crypto';
import type { AuditEntry, AuditHead, ChainedEntry } from './people-store.ts';

/**
 * The hash of an entry over its content, its place and the hash before it: whoever changes, removes or inserts an
 * entry breaks every hash that follows.
 */
export function chainHash(previous: string, seq: number, entry: AuditEntry): string {
  const { at, actor, device, action, subject, detail } = entry;
  const content = JSON.stringify([
    previous,
    seq,
    at,
    actor,
    device,
    action,
    subject.kind,
    subject.id,
    detail,
  ]);
  return createHash('sha256').update(content).digest('hex');
}

export type ChainFault = { readonly seq: number; readonly reason: string };

/** The first place where a log, oldest first, is not what was written, or null. `head` is what the log must end in. */
export function chainFault(entries: readonly ChainedEntry[], head: AuditHead): ChainFault | null {
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return { seq: index + 1, reason: 'an entry is missing' };
    if (chainHash(previous, entry.seq, entry) !== entry.hash)
      return { seq: entry.seq, reason: 'the entry is not the one that was written' };
    previous = entry.hash;
  }
  if (entries.length !== head.seq || previous !== head.hash)
    return {
      seq: Math.min(entries.length, head.seq) + 1,
      reason: 'the end of the log is not the one that was written',
    };
  return null;
}
