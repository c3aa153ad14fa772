import { Clock } from 'lucide-react';
import type { Technician } from '#domain/technician/fields.ts';
import { statusOf } from '#domain/technician/status.ts';
import { requestWords, useRequestsOf } from './queued-requests.ts';
import { StatusPill } from './status-pill.tsx';

/** The Status, and what is asked of the server and not done yet (R49). */
export function StatusCell({ technician }: { readonly technician: Technician }) {
  const queued = useRequestsOf(technician.id).find(({ state }) => state === 'queued');
  const words = queued?.kind ? `${requestWords[queued.kind]} queued` : null;
  return (
    <>
      <StatusPill status={statusOf(technician)} />
      {words && (
        <span role="img" aria-label={words} title={words} style={{ display: 'inline-flex', marginLeft: 6 }}>
          <Clock size={13} color="var(--warn)" aria-hidden="true" />
        </span>
      )}
    </>
  );
}
