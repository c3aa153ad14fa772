import { useMemo } from 'react';
import type { SyncNote } from '../data/sync-status.ts';
import { syncNoteId } from '../data/sync-status.ts';
import { useData, useRecord, useRecords } from '../data-context.tsx';

export type SyncState = {
  /** Edits that the server has not answered to. */
  readonly waiting: number;
  /** Edits that the server refused, kept here. */
  readonly refused: number;
  /** Instant of the last answer, in UTC; null before the first. */
  readonly lastSuccess: string | null;
  readonly trouble: SyncNote['trouble'];
};

/** The truth about sync on this computer (R52). */
export function useSyncState(): SyncState {
  const data = useData();
  const outbox = useRecords(data.outbox);
  const refused = useRecords(data.refused).length;
  const note = useRecord(data.notes, syncNoteId)?.value;
  const waiting = useMemo(() => outbox.filter(({ state }) => state === 'waiting').length, [outbox]);
  return { waiting, refused, lastSuccess: note?.lastSuccess ?? null, trouble: note?.trouble ?? null };
}

const words = {
  unreachable: 'Offline',
  busy: 'Server busy',
  signedOut: 'Signed out',
  refused: 'Refused by the server',
  unreadable: 'Server not understood',
  tooOld: 'Update needed',
} as const;

/** One line and its colour: what is waiting, what is wrong, or when all was well. */
export function syncLine({ waiting, lastSuccess, trouble }: SyncState): {
  text: string;
  colour: 'ok' | 'warn' | 'bad' | '';
} {
  const pending = waiting > 0 ? ` · ${waiting.toLocaleString()} waiting` : '';
  if (trouble)
    return {
      text: words[trouble.reason] + pending,
      colour: trouble.reason === 'unreachable' ? 'warn' : 'bad',
    };
  if (waiting > 0) return { text: `Sending${pending}`, colour: 'warn' };
  return lastSuccess ? { text: 'Synced', colour: 'ok' } : { text: 'Not synced yet', colour: '' };
}
