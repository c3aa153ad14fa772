import type { AnyRecord } from '#domain/record/field.ts';
import { compact } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { demoCompany } from '#server/demo/company.ts';

/** So many made-up profiles as the admin of the demo company would add them. */
export function profiles(size: number, editor = 'user-admin'): WireRecord[] {
  const { technicians } = demoCompany({ size, seed: 7 });
  return technicians.map((profile, index) => {
    // What the server alone says of a profile is nobody's to push.
    const { account, ...said } = profile;
    const edit = { id: `bench-${index}`, by: editor, at: '2026-11-25T09:00:00.000Z', device: 'Bench' };
    return compact({ ...said, edit }) as WireRecord;
  });
}

let edits = 0;

/** The same profile after an edit of its memo or of what is given, and what it was. */
export function edited(base: WireRecord, change?: AnyRecord, editor = 'user-admin') {
  edits += 1;
  const at = '2026-11-25T10:00:00.000Z';
  const edit = { id: `edit-${process.pid}-${edits}`, by: editor, at, device: 'Bench' };
  return {
    assumedMasterState: base,
    newDocumentState: { ...base, ...(change ?? { memo: `Edit ${edits}` }), edit },
  };
}

export function inBatches<T>(rows: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < rows.length; at += size) batches.push(rows.slice(at, at + size));
  return batches;
}
