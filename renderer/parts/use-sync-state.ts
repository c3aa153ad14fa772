import { useMemo } from 'react';
import { isAlone } from '../data/alone.ts';
import type { SyncNote } from '../data/sync-status.ts';
import { syncNoteId } from '../data/sync-status.ts';
import { useData, useRecord, useRecords } from '../data-context.tsx';

export type SyncState = {
  /** There is no server to sync with (R53). */
  readonly isAlone: boolean;
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
  return {
    isAlone: isAlone(data.session),
    waiting,
    refused,
    lastSuccess: note?.lastSuccess ?? null,
    trouble: note?.trouble ?? null,
  };
}

const words = {
  unreachable: 'Offline',
  busy: 'Server busy',
  signedOut: 'Signed out',
  refused: 'Refused by the server',
  unreadable: 'Server not understood',
  foreign: 'No Fieldroster server',
  tooOld: 'Update needed',
  tooNew: 'Server needs an update',
} as const;

/** One line and its colour: what is waiting, what is wrong, or when all was well. */
export function syncLine({ isAlone, waiting, lastSuccess, trouble }: SyncState): {
  text: string;
  colour: 'ok' | 'warn' | 'bad' | '';
} {
  if (isAlone) return { text: 'This computer only', colour: '' };
  const pending = waiting > 0 ? ` · ${waiting.toLocaleString()} waiting` : '';
  if (trouble)
    return {
      text: words[trouble.reason] + pending,
      colour: trouble.reason === 'unreachable' ? 'warn' : 'bad',
    };
  if (waiting > 0) return { text: `Sending${pending}`, colour: 'warn' };
  return lastSuccess ? { text: 'Synced', colour: 'ok' } : { text: 'Not synced yet', colour: '' };
}
