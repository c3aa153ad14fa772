import type { Actor } from '#domain/access/roles.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import { same } from '#domain/record/value.ts';
import type { Decision } from '#domain/sync/decide.ts';
import type { Refusal } from '#domain/sync/judge.ts';
import type { PushRow, WireRecord } from '#domain/sync/wire.ts';
import type { Push } from './push.ts';
import { clipped } from './rows.ts';
import type { Stage as TechnicianStage } from './technician-push.ts';

type Stage = Pick<TechnicianStage, 'tx' | 'at'>;
type Asked = Pick<Push, 'name' | 'userId' | 'device'>;

/**
 * Attempts beyond one's rights, such as a `seq` or a company of one's own choice. A value that is only mistyped is
 * nobody's business.
 */
const suspicious = new Set(['forbidden', 'server_owned', 'gives_away', 'other_person', 'unknown_field']);

export async function auditRefusal(
  { tx, at }: Stage,
  { name }: Asked,
  actor: Actor,
  { newDocumentState: { id, edit }, reoffer }: PushRow,
  { code, field }: Refusal,
): Promise<void> {
  // A computer offers what it holds by itself; that its owner may not change it is no attempt of theirs.
  if (!suspicious.has(code) || (reoffer && code === 'forbidden')) return;
  const device = (edit as { device?: unknown } | undefined)?.device;
  await tx.audit([
    {
      at,
      actor: actor.id,
      device: clipped(String(device ?? 'unnamed')),
      action: 'refused',
      subject: { kind: name, id: clipped(String(id)) },
      detail: { code, ...(field === undefined ? {} : { field: clipped(field) }) },
    },
  ]);
}

/** Who brought what back, and whose edit it says it is: the record's own word is no proof (S12). */
export async function auditReoffer(
  { tx, at }: Stage,
  { name, userId, device = 'unnamed' }: Asked,
  { newDocumentState: { id, edit } }: PushRow,
  decision: Decision,
): Promise<void> {
  if (!('edit' in decision)) return;
  const { id: editId, by } = edit as Edit;
  await tx.audit([
    {
      at,
      actor: userId,
      device,
      action: 'reoffered',
      subject: { kind: name, id },
      detail: { edit: editId, by },
    },
  ]);
}

export async function auditRole(
  { tx, at }: Stage,
  before: WireRecord | undefined,
  { record, edit }: Extract<Decision, { readonly edit: unknown }>,
): Promise<void> {
  if (record.kind !== 'role') return;
  const about = ({ name, permissions, office, active }: AnyRecord) => ({ name, permissions, office, active });
  const from = before ? about(before) : null;
  if (from && same(from, about(record))) return;
  await tx.audit([
    {
      at,
      actor: edit.by,
      device: edit.device,
      action: 'roleChanged',
      subject: { kind: 'role', id: record.id },
      detail: { from, to: about(record) },
    },
  ]);
}
