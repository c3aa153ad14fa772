import { type Status, statusLabels } from '#domain/technician/status.ts';
import { formatInstant } from '../parts/display.ts';

export const statusColours = {
  accepted: 'info',
  adminAssigned: 'info',
  pending: 'warn',
  noUserAccount: 'bad',
  neverLoggedIn: '',
} as const;

/** The Status of R6 in its words; a date needs no colour. */
export function StatusPill({ status }: { readonly status: Status }) {
  if (status.kind === 'signedIn') return <span className="num">{formatInstant(status.at)}</span>;
  return <span className={`pill ${statusColours[status.kind]}`}>{statusLabels[status.kind]}</span>;
}
