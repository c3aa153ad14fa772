import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OutboxMessage } from '#domain/access/office-api.ts';
import { refuseBeyond } from '../accounts/office-users.ts';
import { requirePermission } from '../accounts/session.ts';
import { Refused } from '../http/errors.ts';
import type { Message } from '../store/people-store.ts';
import type { Store } from '../store/store.ts';
import type { OutboxFiles } from './outbox-files.ts';

type Needs = { readonly store: Store; readonly files: Pick<OutboxFiles, 'read'> };

const query = z.strictObject({
  before: z.string().min(1).max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What the server sends, for those who may see it: newest first, and the text of what was not mailed. */
export function outboxRoutes(signedIn: FastifyInstance, { store, files }: Needs): void {
  signedIn.get('/api/outbox', async (request) => {
    const { companyId } = requirePermission(request, 'seeOutbox').user;
    const parsed = query.safeParse(request.query);
    if (!parsed.success)
      throw new Refused(400, 'bad_query', 'before is the id of a message; limit is from 1 to 200.');
    const { before, limit } = parsed.data;
    const found = await store.people.messages(companyId, { before, limit: limit + 1 });
    const page = found.slice(0, limit);
    const names = await namesOf(store, companyId, page);
    const messages = page.map((message) => shown(message, names.get(message.subject.id) ?? ''));
    return { messages, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
  });

  signedIn.get<{ Params: { id: string } }>('/api/outbox/:id', async (request) => {
    const { user, permissions } = requirePermission(request, 'seeOutbox');
    const { companyId } = user;
    const message = await store.transaction(companyId, async (tx) => {
      const found = await tx.message(request.params.id);
      // Its link opens the account of somebody who may do more.
      const addressee = found?.subject.kind === 'user' ? await tx.user(found.subject.id) : undefined;
      if (addressee) await refuseBeyond(tx, permissions, addressee);
      return found;
    });
    if (!message) throw new Refused(404, 'unknown_message', 'There is no such message here.');
    const text = message.file && (await files.read(message.file));
    if (!text) throw new Refused(404, 'no_text', 'The text of this message is not kept.');
    return text;
  });
}

const shown = (message: Message, name: string): OutboxMessage => ({
  id: message.id,
  at: message.createdAt,
  kind: message.kind,
  channel: message.channel,
  address: message.address,
  name,
  state: message.state,
  attempts: message.attempts,
  error: message.error,
  sentAt: message.sentAt,
  hasText: message.file !== null,
});

async function namesOf(
  store: Store,
  companyId: string,
  messages: readonly Message[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: Message['subject']['kind']) =>
    messages.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
  const technicianIds = [...new Set(idsOf('technician'))];
  const technicians = await store.byIds(companyId, 'technicians', technicianIds);
  const users = idsOf('user').length > 0 ? await store.users(companyId) : [];
  return new Map([
    ...technicians.map(({ record }) => [record.id, String(record.name ?? '')] as const),
    ...users.map(({ id, name }) => [id, name] as const),
  ]);
}
