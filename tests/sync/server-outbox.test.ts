import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outboxAnswer, outboxText } from '#domain/access/office-api.ts';
import { requireSession } from '#server/accounts/session.ts';
import { installErrors } from '#server/http/errors.ts';
import { createDelivery } from '#server/messages/delivery.ts';
import { newMessage } from '#server/messages/enqueue.ts';
import { openCarriers } from '#server/messages/open-carriers.ts';
import { outboxRoutes } from '#server/messages/routes.ts';
import type { Message } from '#server/store/people-store.ts';
import { whoMay } from '#tests/support/office-server.ts';
import { type Api, apiOf, startServer, type TestServer, technician } from './server-fixture.ts';

const hour = 60 * 60_000;

describe('the outbox of an administrator', () => {
  let server: TestServer;
  let app: FastifyInstance;
  let address: string;

  beforeEach(async () => {
    server = await startServer();
    const { store, dataDir } = server;
    const settings = { smtpUrl: undefined, mailFrom: 'office@b.example', sms: undefined };
    const { files, carriers } = openCarriers(settings, join(dataDir, 'outbox'));
    app = Fastify();
    installErrors(app);
    requireSession(app, store, Date.now);
    outboxRoutes(app, { store, files });
    address = await app.listen({ port: 0, host: '127.0.0.1' });
    for (const companyId of ['acme', 'other'])
      await store.transaction(companyId, async (tx) => {
        const reach = { email: 'jane@b.example', mobilePhone: '+12025550143' };
        await tx.put('technicians', [technician({ ...reach, id: 'jane', name: `Jane of ${companyId}` })]);
        for (let index = 0; index < 3; index += 1) await tx.addMessage(message(index, companyId));
      });
    await server.changeUser('admin', { email: 'jane@b.example' });
    const publicUrl = () => 'https://roster.example';
    const announce = () => undefined;
    const delivery = createDelivery({
      store,
      now: () => Date.now() + 2 * hour,
      carriers,
      publicUrl,
      announce,
    });
    delivery.kick();
    await delivery.idle();
    await delivery.stop();
  });
  afterEach(async () => {
    await app.close();
    await server.stop();
  });

  const message = (index: number, companyId: string): Omit<Message, 'companyId'> => ({
    ...newMessage({
      requestId: null,
      kind: 'invite',
      subject: index === 0 ? { kind: 'user', id: 'user-admin' } : { kind: 'technician', id: 'jane' },
      channel: index === 1 ? 'text' : 'email',
      address: index === 1 ? '+12025550143' : 'jane@b.example',
      facts: {},
      // The server delivers as well: for it they are not due.
      now: Date.now() + hour + index,
    }),
    id: `${companyId}-${index}`,
  });

  const signIn = async (username: string): Promise<Api> =>
    apiOf(address, (await server.signIn(username)).session);
  const list = async (api: Api, query = '') =>
    outboxAnswer.parse(await (await api.request(`/api/outbox${query}`)).json());

  it('shows the messages of the company, newest first, page by page', async () => {
    const admin = await signIn('admin');
    const first = await list(admin, '?limit=2');
    expect(first.messages.map(({ id }) => id)).toEqual(['acme-2', 'acme-1']);
    expect(first.next).toBe('acme-1');
    expect(first.messages[0]).toMatchObject({ name: 'Jane of acme', state: 'sent', hasText: true });
    const second = await list(admin, `?limit=2&before=${first.next}`);
    expect(second.messages.map(({ id, name }) => [id, name])).toEqual([['acme-0', 'The admin']]);
    expect(second.next).toBeNull();
  });

  it('shows what a message says, with the link', async () => {
    const admin = await signIn('admin');
    const email = outboxText.parse(await (await admin.request('/api/outbox/acme-2')).json());
    expect(email.subject).toBe('Your Fieldroster account at The acme company');
    expect(email.text).toMatch(/^https:\/\/roster\.example\/invite\/[\w-]{43}$/m);
    const text = outboxText.parse(await (await admin.request('/api/outbox/acme-1')).json());
    expect(text.text).toMatch(/code \d{6} /);
  });

  it.each(['/api/outbox', '/api/outbox/acme-2', '/api/outbox/nothing'])(
    '%s needs the permission, and a session before that',
    async (path) => {
      for (const username of ['manager', 'viewer'])
        expect((await (await signIn(username)).request(path)).status).toBe(403);
      expect((await fetch(address + path)).status).toBe(401);
    },
  );

  it('answers for messages of another company as for unknown ones', async () => {
    const admin = await signIn('admin');
    const answers = await Promise.all(
      ['other-2', 'nothing'].map(async (id) => {
        const answer = await admin.request(`/api/outbox/${id}`);
        return [answer.status, await answer.text()];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    expect(answers[0]).toEqual(answers[1]);
    expect((await list(admin, '?before=other-1')).messages).toEqual([]);
  });

  it('shows nobody the way into the account of a user who may do more', async () => {
    const { api } = await whoMay(server, ['seeOutbox']);
    const own = apiOf(address, api.session);
    expect((await own.request('/api/outbox/acme-2')).status).toBe(200);
    const answer = await own.request('/api/outbox/acme-0');
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: { code: 'gives_away' } }]);
    expect((await (await signIn('admin')).request('/api/outbox/acme-0')).status).toBe(200);
  });

  it('says that a text is not kept where the message was mailed', async () => {
    const gone = message(0, 'mailed');
    await server.store.transaction('acme', (tx) => tx.addMessage({ ...gone, state: 'sent' }));
    const admin = await signIn('admin');
    expect((await list(admin)).messages.find(({ id }) => id === gone.id)?.hasText).toBe(false);
    const answer = await admin.request(`/api/outbox/${gone.id}`);
    expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'no_text' } }]);
  });

  it.each(['?limit=0', '?limit=201', '?limit=x', '?before=', '?other=1'])(
    'refuses the query %s',
    async (query) => {
      const answer = await (await signIn('admin')).request(`/api/outbox${query}`);
      expect(answer.status).toBe(400);
    },
  );
});
