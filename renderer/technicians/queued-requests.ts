import type { Request } from '#domain/company/requests.ts';
import { useData, useRecords } from '../data-context.tsx';

const byTechnician = new WeakMap<readonly Request[], ReadonlyMap<string, readonly Request[]>>();

/** The requests about each technician, newest first; made once for each state of the collection. */
function indexOf(requests: readonly Request[]): ReadonlyMap<string, readonly Request[]> {
  const known = byTechnician.get(requests);
  if (known) return known;
  const index = new Map<string, Request[]>();
  for (const request of requests.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? '')))
    if (request.technicianId) {
      const own = index.get(request.technicianId) ?? [];
      own.push(request);
      index.set(request.technicianId, own);
    }
  byTechnician.set(requests, index);
  return index;
}

const none: readonly Request[] = [];

/** What is asked of the server about a technician and not done yet, in words; null for nothing. */
export function queuedWords(requests: readonly Request[], technicianId: string): string | null {
  const queued = indexOf(requests)
    .get(technicianId)
    ?.find(({ state }) => state === 'queued');
  return queued?.kind ? `${requestWords[queued.kind]} queued` : null;
}

/** What was asked of the server about a technician, newest first. */
export function useRequestsOf(technicianId: string): readonly Request[] {
  const requests = useRecords(useData().requests);
  return indexOf(requests).get(technicianId) ?? none;
}

export const requestWords = {
  invite: 'Invitation',
  reset: 'Password reset',
  setPassword: 'Username and password',
  testNotification: 'Test message',
} as const;
