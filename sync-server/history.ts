import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { hiddenFields, visibleRecord } from '#domain/access/visible.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { FieldChange } from '#domain/sync/merge.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { sessionOf } from './accounts/session.ts';
import { Refused } from './http/errors.ts';
import type { Store } from './store/store.ts';

const query = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The edits of one technician, newest first; `next` is the `before` of the following page, or null. */
export function historyRoute(app: FastifyInstance, store: Store): void {
  app.get<{ Params: { id: string } }>('/api/technicians/:id/history', async (request) => {
    const parsed = query.safeParse(request.query);
    if (!parsed.success) throw new Refused(400, 'bad_query', 'before and limit are whole numbers from 1 on.');
    const { before, limit } = parsed.data;
    const session = sessionOf(request);
    const { companyId } = session.user;
    const hidden = hiddenFields(technicianFields, session);
    const { id } = request.params;
    const [technician] = await store.byIds(companyId, 'technicians', [id]);
    if (!technician) throw new Refused(404, 'unknown_technician', 'There is no such technician here.');
    const found = await store.history(companyId, 'technicians', id, { before, limit: limit + 1 });
    const entries = found.slice(0, limit).map((entry) => ({
      ...entry,
      changes: entry.changes
        .filter(({ field }) => !hidden.has(field))
        .map((change) => seenChange(change, hidden)),
    }));
    return { entries, next: found.length > limit ? (entries.at(-1)?.seq ?? null) : null };
  });
}

/** What was to decide may name a value that this person may not see. */
function seenChange(change: FieldChange, hidden: ReadonlySet<string>): FieldChange {
  const seen = (value: unknown) =>
    visibleRecord({ [change.field]: value } as AnyRecord, hidden)[change.field];
  return { ...change, from: seen(change.from), to: seen(change.to) };
}
