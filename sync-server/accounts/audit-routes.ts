import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refused } from '../http/errors.ts';
import type { AuditReader } from '../store/audit-reader.ts';
import type { ChainedEntry } from '../store/people-store.ts';
import type { Store } from '../store/store.ts';
import { requirePermission } from './session.ts';

const query = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The audit log: pages for the screen, and all of it for whoever keeps or checks it elsewhere. */
export function auditRoutes(app: FastifyInstance, store: Store): void {
  app.get('/api/audit', async (request) => {
    const { companyId } = requirePermission(request, 'seeAudit').user;
    const parsed = query.safeParse(request.query);
    if (!parsed.success) throw new Refused(400, 'bad_query', 'before and limit are whole numbers from 1 on.');
    const { before, limit } = parsed.data;
    const found = await store.people.auditLog(companyId, { before, limit: limit + 1 });
    const entries = await named(store, companyId, found.slice(0, limit));
    const next = found.length > limit ? (entries.at(-1)?.seq ?? null) : null;
    return { entries, next, head: await store.people.auditHead(companyId) };
  });

  app.get('/api/audit/export', async (request, reply) => {
    const { companyId } = requirePermission(request, 'seeAudit').user;
    const head = await store.people.auditHead(companyId);
    const lines = (await wholeLog(store, companyId)).map((entry) => JSON.stringify(entry));
    return reply.type('application/x-ndjson').send([...lines, JSON.stringify({ head }), ''].join('\n'));
  });
}

/** All entries of a company, oldest first. */
export async function wholeLog(
  { people }: { readonly people: AuditReader },
  companyId: string,
): Promise<readonly ChainedEntry[]> {
  const entries: ChainedEntry[] = [];
  for (let before: number | undefined; ; ) {
    const page = await people.auditLog(companyId, { before, limit: 1000 });
    entries.push(...page);
    if (page.length < 1000) return entries.toReversed();
    before = page.at(-1)?.seq;
  }
}

/** With the names of today beside the ids of then. */
async function named(store: Store, companyId: string, entries: readonly ChainedEntry[]) {
  const ids = [...new Set(entries.flatMap(({ actor, subject }) => [actor, subject.id]))];
  const found = await Promise.all(
    ['people', 'technicians', 'lists'].map((collection) => store.byIds(companyId, collection, ids)),
  );
  const names = new Map(found.flat().map(({ record }) => [record.id, String(record.name ?? record.id)]));
  return entries.map((entry) => ({
    ...entry,
    actorName: names.get(entry.actor) ?? entry.actor,
    subjectName: names.get(entry.subject.id) ?? entry.subject.id,
  }));
}
