import type { Decision } from './decide.ts';
import type { Refusal } from './judge.ts';
import type { WireRecord } from './wire.ts';

/** What the author of an edit is told whose record somebody has removed. */
export const wasRemoved: Refusal = {
  code: 'removed',
  reason: 'This record was removed on the server; what you typed is kept here.',
};

/**
 * An edit that meets a removed record (S11). The record stays removed and takes the edit in, so that a restore brings
 * both back; its author is refused and keeps what was typed.
 */
export function tookIn(kept: Decision): Decision {
  if (!('edit' in kept)) return kept;
  const record = { ...kept.record, _deleted: true };
  return { ...kept, record, document: record, refused: wasRemoved };
}

/** The decision that brings a removed record back, with what the edit changes besides. */
export function broughtBack(kept: Decision): Decision {
  if (!('edit' in kept)) return kept;
  const { _deleted, ...record } = kept.record;
  const changes = [{ field: '_deleted', from: true, to: false }, ...kept.changes];
  const alive: WireRecord = record as WireRecord;
  return {
    ...kept,
    outcome: kept.outcome === 'conflict' ? 'conflict' : 'merged',
    record: alive,
    changes,
    document: alive,
  };
}

/** Was it journaled as an edit of a removed record? Then a repeat is refused as it was. */
export const cameLate = (pushed: WireRecord): boolean => pushed.late === true;

/** The pushed state of such an edit, as it is journaled. */
export const asLate = (pushed: WireRecord): WireRecord => ({ ...pushed, late: true });

/** The pushed state as it was pushed. */
export const asPushed = ({ late, ...pushed }: WireRecord): WireRecord => pushed as WireRecord;
