import type { Technician } from '#domain/technician/fields.ts';
import type { BulkAction, LeftOut } from './bulk-plan.ts';

/** What a finished action came to, in the three groups that nobody is missing from. */
export type Outcome = {
  readonly done: readonly Technician[];
  /** Not begun: it was cancelled before, or the profile had changed to the same meanwhile. */
  readonly notDone: readonly Technician[];
  readonly leftOut: readonly LeftOut[];
};

const doneWords = {
  activate: (count: string) => `Activated ${count}`,
  deactivate: (count: string) => `Deactivated ${count}`,
  reset: (count: string) => `Password reset queued for ${count}`,
  invite: (count: string) => `Invitation queued for ${count}`,
} as const satisfies Record<BulkAction, (count: string) => string>;

export const technicianCount = (count: number): string =>
  count === 1 ? '1 technician' : `${count.toLocaleString()} technicians`;

/** What was done, without a full stop: "Deactivated 3 technicians". */
export const doneLine = (action: BulkAction, count: number): string =>
  doneWords[action](technicianCount(count));

/** Everybody by name, with the reasons, to be pasted into a message or a ticket. */
export function summaryText(action: BulkAction, { done, notDone, leftOut }: Outcome): string {
  const groups = [
    [`${doneLine(action, done.length)}${done.length > 0 ? ':' : '.'}`, ...done.map(nameOf)],
    notDone.length > 0 ? [`Not done (${notDone.length.toLocaleString()}):`, ...notDone.map(nameOf)] : [],
    leftOut.length > 0
      ? [
          `Left out (${leftOut.length.toLocaleString()}):`,
          ...leftOut.map(({ technician, why }) => `${nameOf(technician)}: ${why}`),
        ]
      : [],
  ];
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const nameOf = ({ id, name }: Technician): string => name ?? id;
