import { type Status, statusLabels } from '#domain/technician/status.ts';
import { formatInstant } from '../parts/display.ts';
import type { CellContent } from '../parts/table/cell-content.ts';
import { statusColours } from './status-pill.tsx';
import classes from './technicians-page.module.css';

/** The Status, and what is asked of the server and not done yet (R49): its words, or null. */
export function statusCell(status: Status, queued: string | null): CellContent {
  const shown =
    status.kind === 'signedIn'
      ? { text: formatInstant(status.at), className: 'num' }
      : { text: statusLabels[status.kind], className: `pill ${statusColours[status.kind]}` };
  if (queued === null) return [shown];
  return [shown, { className: classes.queued, label: queued, title: queued }];
}
