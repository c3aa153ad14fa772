import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { savePeople } from '#server/accounts/people.ts';
import { tokenHash } from '#server/accounts/tokens.ts';
import type { Carriers, Letter, Sent } from '#server/messages/carriers.ts';
import { createDelivery, type Delivery } from '#server/messages/delivery.ts';
import { newMessage } from '#server/messages/enqueue.ts';
import { openCarriers } from '#server/messages/open-carriers.ts';
import type { Message } from '#server/store/people-store.ts';
import type { Store } from '#server/store/store.ts';
import { type SmtpInbox, startSmtpInbox } from '#tests/support/smtp-inbox.ts';
import { makeTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { technician } from './server-fixture.ts';

const minute = 60_000;
const hour = 60 * minute;
const mailFrom = 'Fieldroster <office@b.example>';
const reach = { email: 'jane@b.example', mobilePhone: '+12025550143' };
const publicUrl = () => 'https://roster.example/';

describe('messages of the server', () => {
  let folder: string;
  let database: TestDatabase;
  let store: Store;
  let inbox: SmtpInbox;
  let delivery: Delivery;
  let now: number;
  let announced: string[];

  const outbox = () => join(folder, 'outbox');
  const deliver = (carriers: Carriers, failed?: (error: unknown) => void) => {
    const announce = (companyId: string, collection: string, seq: number) => {
      announced.push(`${companyId} ${collection} ${seq}`);
    };
    const needs = { store, now: () => now, carriers, publicUrl, announce };
    delivery = createDelivery(failed ? { ...needs, failed } : needs);
    return delivery;
  };
  const byMail = () =>
    deliver(openCarriers({ smtpUrl: inbox.url, mailFrom, sms: undefined }, outbox()).carriers);
  const byFile = () =>
    deliver(openCarriers({ smtpUrl: undefined, mailFrom, sms: undefined }, outbox()).carriers);
  const settle = async () => {
    delivery.kick();
    await delivery.idle();
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fieldroster-messages-'));
    database = await makeTestDatabase(folder);
    store = await database.open();
    inbox = await startSmtpInbox();
    now = Date.parse('2026-11-24T09:00:00.000Z');
    announced = [];
    await store.addCompany('acme');
    await store.transaction('acme', async (tx) => {
      await tx.put('company', [{ id: 'acme', name: 'Blue Pipes' }]);
      await tx.put('technicians', [technician({ ...reach, id: 'jane', name: 'Jane Doe' })]);
      const user = {
        companyId: 'acme',
        username: 'ann',
        roleId: 'viewer',
        active: true,
        email: 'ann@b.example',
      };
      await savePeople(tx, [{ ...user, id: 'ann', name: 'Ann Office' }]);
    });
  });
  afterEach(async () => {
    await delivery.stop();
    await store.close();
    await inbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function enqueue(more: Partial<Message> = {}): Promise<string> {
    const about = {
      requestId: null,
      kind: 'invite',
      subject: { kind: 'technician', id: 'jane' },
      channel: 'email',
      address: 'jane@b.example',
      facts: { by: 'ann', device: 'Front desk' },
      ...more,
    } as const;
    const message = newMessage({ ...about, now });
    await store.transaction('acme', (tx) => tx.addMessage(message));
    return message.id;
  }

  async function enqueueRequest(more: Partial<Message> = {}, requestId = 'r-1'): Promise<string> {
    const at = new Date(now).toISOString();
    const request = { id: requestId, kind: 'invite', technicianId: 'jane', at, state: 'queued' };
    await store.transaction('acme', (tx) => tx.put('requests', [request]));
    return enqueue({ requestId, ...more });
  }

  const message = (id: string) => store.transaction('acme', (tx) => tx.message(id));
  const record = async (collection: string, id: string) =>
    (await store.byIds('acme', collection, [id]))[0]?.record;
  const tokenIn = (text: string | undefined, purpose = 'invite') =>
    new RegExp(`^https://roster\\.example/${purpose}/([\\w-]{43})\\r?$`, 'm').exec(text ?? '')?.[1] ?? '';
  const linkIn = (text: string | undefined, purpose = 'invite') =>
    store.people.link(tokenHash(tokenIn(text, purpose)));
  const audited = async () => {
    const entries = await store.people.auditLog('acme', { before: undefined, limit: 10 });
    return entries.map(({ action, actor, device, subject }) => [action, actor, device, subject.id]);
  };

  it('mails an invitation whose link works, and says so everywhere', async () => {
    const id = await enqueueRequest();
    byMail();
    await settle();
    expect(inbox.mails).toHaveLength(1);
    expect(await linkIn(inbox.mails[0])).toMatchObject({
      subject: { kind: 'technician', id: 'jane' },
      purpose: 'invite',
      codeHash: null,
      expiresAt: now + 72 * hour,
    });
    const at = new Date(now).toISOString();
    expect(await message(id)).toMatchObject({ state: 'sent', sentAt: at, attempts: 1, file: null });
    expect(await record('requests', 'r-1')).toMatchObject({
      state: 'done',
      result: 'Sent by email to jane@b.example.',
    });
    expect((await record('technicians', 'jane'))?.account).toEqual({ state: 'invited', invitedAt: at });
    expect(await audited()).toEqual([['invited', 'ann', 'Front desk', 'jane']]);
    const seq = await store.lastSeq('acme');
    expect(announced).toEqual([`acme requests ${seq - 1}`, `acme technicians ${seq}`]);
  });

  it('without a mail server the email lies in the outbox, and its link works', async () => {
    const id = await enqueueRequest({ kind: 'reset' });
    byFile();
    await settle();
    const [file] = readdirSync(outbox());
    expect((await message(id))?.file).toBe(file);
    const eml = readFileSync(join(outbox(), file ?? ''), 'utf8');
    expect(await linkIn(eml, 'reset')).toMatchObject({ purpose: 'reset', expiresAt: now + hour });
    expect((await record('requests', 'r-1'))?.result).toBe(
      'Sent by email to jane@b.example, into the outbox of this server.',
    );
    expect((await record('technicians', 'jane'))?.account).toBeUndefined();
    expect(await audited()).toEqual([['resetSent', 'ann', 'Front desk', 'jane']]);
  });

  it('a text message has a code that fits the link, and the database has neither', async () => {
    await enqueue({ channel: 'text', address: '+12025550143' });
    byFile();
    await settle();
    const [file] = readdirSync(outbox());
    const text = readFileSync(join(outbox(), file ?? ''), 'utf8');
    const link = await linkIn(text);
    const code = /code (\d{6}) /.exec(text)?.[1];
    expect(link?.codeHash).toBe(tokenHash(`${link?.hash}:${code}`));
    const kept = await database.contents();
    expect(kept).toContain(link?.hash);
    expect(kept).not.toContain(tokenIn(text));
  });

  it('invites an office user', async () => {
    await enqueue({ subject: { kind: 'user', id: 'ann' }, address: 'ann@b.example' });
    byMail();
    await settle();
    expect(inbox.mails[0]).toContain('office account');
    expect(await linkIn(inbox.mails[0])).toMatchObject({ subject: { kind: 'user', id: 'ann' } });
    expect(announced).toEqual([]);
  });

  it('two kicks at once, and one while it is sent, send one message', async () => {
    await enqueue();
    byMail();
    delivery.kick();
    delivery.kick();
    await Promise.all([settle(), settle()]);
    await settle();
    expect(inbox.mails).toHaveLength(1);
  });

  it('a message that comes while another is sent is sent, too', async () => {
    await enqueue();
    byMail();
    delivery.kick();
    await enqueue({ subject: { kind: 'user', id: 'ann' }, address: 'ann@b.example' });
    await settle();
    expect(inbox.mails).toHaveLength(2);
  });

  it('temporary trouble waits a minute, then twice as long, and each try has a link of its own', async () => {
    const id = await enqueueRequest();
    byMail();
    inbox.refusal = { at: 'recipient', code: 450 };
    await settle();
    expect(await message(id)).toMatchObject({ state: 'queued', attempts: 1, nextAt: now + minute });
    expect((await message(id))?.error).toContain('450');
    expect((await record('requests', 'r-1'))?.state).toBe('queued');
    now += minute - 1;
    await settle();
    expect((await message(id))?.attempts).toBe(1);
    now += 1;
    await settle();
    expect(await message(id)).toMatchObject({ attempts: 2, nextAt: now + 2 * minute });
    inbox.refusal = undefined;
    now += 2 * minute;
    await settle();
    expect(await message(id)).toMatchObject({ state: 'sent', attempts: 3, error: null });
    expect(await linkIn(inbox.mails[0])).toMatchObject({ expiresAt: now + 72 * hour });
  });

  it('gives up after eight tries, and the link is void', async () => {
    const id = await enqueueRequest();
    await inbox.stop();
    byMail();
    for (let round = 0; round < 10; round += 1) {
      await settle();
      now += hour;
    }
    expect(await message(id)).toMatchObject({ state: 'failed', attempts: 8 });
    const result = 'The mail server could not be reached (ECONNREFUSED).';
    expect(await record('requests', 'r-1')).toMatchObject({ state: 'failed', result });
    expect((await record('technicians', 'jane'))?.account).toBeUndefined();
    expect(await audited()).toEqual([]);
  });

  it('a refusal for good is told at once, and the link is void', async () => {
    const letters: Letter[] = [];
    const send = async (letter: Letter): Promise<Sent> => {
      letters.push(letter);
      return { ok: false, isFinal: true, reason: 'No such person.' };
    };
    const id = await enqueueRequest();
    deliver({ email: { send }, text: { send } });
    await settle();
    expect(await message(id)).toMatchObject({ state: 'failed', error: 'No such person.', attempts: 1 });
    expect(await record('requests', 'r-1')).toMatchObject({ state: 'failed', result: 'No such person.' });
    expect(tokenIn(letters[0]?.text)).not.toBe('');
    expect(await linkIn(letters[0]?.text)).toBeUndefined();
  });

  it.each([
    ['gone', undefined, 'The technician is no longer there.'],
    ['inactive', { active: false }, 'The technician is inactive.'],
    ['removed', { _deleted: true }, 'The technician is no longer there.'],
    ['accepted', { account: { state: 'accepted' } }, 'There is an account already.'],
  ] as const)('invites nobody who is %s by now', async (_what, change, reason) => {
    const person = change === undefined ? 'nobody' : 'jane';
    await enqueueRequest({ subject: { kind: 'technician', id: person } });
    if (change)
      await store.transaction('acme', (tx) =>
        tx.put('technicians', [technician({ ...reach, id: person, ...change })]),
      );
    byMail();
    await settle();
    expect(inbox.mails).toEqual([]);
    expect(await record('requests', 'r-1')).toMatchObject({ state: 'failed', result: reason });
  });

  it.each([
    [
      'email',
      { address: 'old@b.example' },
      'The email of the profile is no longer old@b.example. Send it again.',
    ],
    [
      'phone',
      { channel: 'text', address: '+12025550199' },
      'The phone of the profile is no longer +12025550199. Send it again.',
    ],
  ] as const)('sends nothing to the %s that a person has left', async (_what, to, reason) => {
    const id = await enqueueRequest(to);
    const user = { kind: 'user', id: 'ann' } as const;
    const toUser = await enqueue({ ...to, kind: 'reset', subject: user });
    byMail();
    await settle();
    expect(inbox.mails).toEqual([]);
    expect(await message(id)).toMatchObject({ state: 'failed', error: reason, attempts: 1 });
    expect(await message(toUser)).toMatchObject({ state: 'failed', error: reason });
    expect(await record('requests', 'r-1')).toMatchObject({ state: 'failed', result: reason });
  });

  it('does not mind the case of an email', async () => {
    await enqueue({ address: 'Jane@B.example' });
    byMail();
    await settle();
    expect(inbox.mails).toHaveLength(1);
  });

  it('tells the old address of a change', async () => {
    await enqueue({ kind: 'emailLeft', address: 'old@b.example', facts: { new: 'jane@b.example' } });
    byMail();
    await settle();
    expect(inbox.mails).toHaveLength(1);
  });

  it('tells the inactive, too, that their email was changed', async () => {
    await store.transaction('acme', (tx) =>
      tx.put('technicians', [technician({ ...reach, id: 'jane', active: false })]),
    );
    await enqueue({ kind: 'emailLeft', facts: { new: 'new@b.example' } });
    byMail();
    await settle();
    expect(inbox.mails[0]).toContain('is now new@b.example.');
  });

  it('an older message that waits does not void the link of a newer one', async () => {
    const old = await enqueue();
    byMail();
    inbox.refusal = { at: 'recipient', code: 450 };
    await settle();
    inbox.refusal = undefined;
    now += 1;
    await enqueue();
    await settle();
    now += minute;
    await settle();
    expect(inbox.mails).toHaveLength(1);
    expect(await linkIn(inbox.mails[0])).toBeDefined();
    expect(await message(old)).toMatchObject({
      state: 'failed',
      error: 'A newer one was sent in its place.',
    });
  });

  it('a request with two messages tells what became of each', async () => {
    await enqueueRequest({ kind: 'test' });
    now += 1;
    await enqueue({ kind: 'test', requestId: 'r-1', channel: 'text', address: '+12025550143' });
    byMail();
    inbox.refusal = { at: 'recipient', code: 550 };
    await settle();
    const told = await record('requests', 'r-1');
    expect(told?.state).toBe('failed');
    expect(told?.result).toContain('refused jane@b.example: 550');
    expect(told?.result).toContain('Sent by text message to (202) 555-0143');
  });

  it('a crash after sending sends again later, and only the last link is good', async () => {
    const id = await enqueue();
    const letters: Letter[] = [];
    const troubles: unknown[] = [];
    const crash = async (letter: Letter): Promise<Sent> => {
      letters.push(letter);
      throw new Error('The power went');
    };
    deliver({ email: { send: crash }, text: { send: crash } }, (error) => troubles.push(error));
    await settle();
    await delivery.stop();
    expect(troubles).toHaveLength(1);
    expect(await message(id)).toMatchObject({ state: 'queued', attempts: 1, nextAt: now + minute });
    now += minute;
    byMail();
    await settle();
    expect(await linkIn(letters[0]?.text)).toBeUndefined();
    expect(await linkIn(inbox.mails[0])).toBeDefined();
    expect(inbox.mails[0]).toContain(`Message-ID: <${letters[0]?.messageId}.2@`);
  });

  it('one message that breaks holds up no other', async () => {
    await enqueue({ channel: 'text', address: '+12025550143' });
    const next = await enqueue({ subject: { kind: 'user', id: 'ann' }, address: 'ann@b.example' });
    const { email } = openCarriers({ smtpUrl: inbox.url, mailFrom, sms: undefined }, outbox()).carriers;
    const broken = { send: () => Promise.reject(new Error('A bug')) };
    deliver({ email, text: broken }, () => undefined);
    await settle();
    expect(await message(next)).toMatchObject({ state: 'sent' });
  });

  it('wakes by itself when the next message is due', async () => {
    const id = await enqueue();
    await store.transaction('acme', (tx) => tx.changeMessage(id, { nextAt: now + 30 }));
    const sent = new Promise<Letter>((done) => {
      const send = async (letter: Letter): Promise<Sent> => {
        done(letter);
        return { ok: true };
      };
      deliver({ email: { send }, text: { send } });
    });
    const start = Date.now();
    const from = now;
    const tick = setInterval(() => {
      now = from + (Date.now() - start);
    }, 5);
    delivery.kick();
    expect((await sent).messageId).toBe(id);
    clearInterval(tick);
  });

  it('sends nothing after it was stopped', async () => {
    byMail();
    await delivery.stop();
    await enqueue();
    await settle();
    expect(inbox.mails).toEqual([]);
  });
});
