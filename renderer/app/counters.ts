import type { AppData } from '../data/app-data.ts';
import { syncNoteId } from '../data/sync-status.ts';

type Counted = Pick<
  AppData,
  'technicians' | 'lists' | 'people' | 'requests' | 'outbox' | 'refused' | 'views' | 'notes'
>;

/** What the diagnostics count on this computer: numbers and nothing of anybody. `now` in milliseconds since 1970. */
export function countersOf(data: Counted, now: number): Record<string, number> {
  const note = data.notes.get(syncNoteId)?.value;
  const last = note?.lastSuccess ? Date.parse(note.lastSuccess) : null;
  return {
    technicians: data.technicians.all().length,
    listEntries: data.lists.all().length,
    officeUsers: data.people.all().length,
    requests: data.requests.all().length,
    waitingEdits: data.outbox.all().length,
    refusedEdits: data.refused.all().length,
    savedViews: data.views.all().length,
    syncTrouble: note?.trouble ? 1 : 0,
    ...(last === null ? {} : { minutesSinceSync: Math.max(0, Math.floor((now - last) / 60_000)) }),
  };
}
