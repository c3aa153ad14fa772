import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SmtpInbox, startSmtpInbox } from '#tests/support/smtp-inbox.ts';
import { notAnAddress, openMail } from './mail.ts';

const from = 'Fieldroster <office@b.example>';
const letter = {
  to: 'jane@b.example',
  subject: 'Grüße',
  text: 'Hello\n',
  messageId: 'm-1',
  attempt: 1,
  at: '2026-11-24T09:00:00.000Z',
};

describe('mail over SMTP', () => {
  let inbox: SmtpInbox;
  beforeEach(async () => {
    inbox = await startSmtpInbox();
  });
  afterEach(() => inbox.stop());

  it('arrives, with an id that no other try has', async () => {
    const mail = openMail(inbox.url, from);
    expect(await mail.send(letter)).toEqual({ ok: true });
    expect(await mail.send({ ...letter, attempt: 2 })).toEqual({ ok: true });
    expect(inbox.mails).toHaveLength(2);
    for (const [index, each] of inbox.mails.entries()) {
      expect(each).toMatch(new RegExp(`^Message-ID: <m-1\\.${index + 1}@fieldroster>\\r$`, 'm'));
      expect(each).toMatch(/^From: Fieldroster <office@b\.example>\r$/m);
      expect(each).toMatch(/^To: jane@b\.example\r$/m);
    }
  });

  it.each([
    ['recipient', 550, true],
    ['recipient', 450, false],
    ['data', 554, true],
    ['data', 451, false],
    ['sender', 550, false],
  ] as const)('a refusal of the %s with %i is final: %s', async (at, code, isFinal) => {
    inbox.refusal = { at, code };
    const sent = await openMail(inbox.url, from).send(letter);
    expect(sent).toEqual({ ok: false, isFinal, reason: expect.stringContaining(String(code)) });
    expect(inbox.mails).toEqual([]);
  });

  it('a server that is not there may come back', async () => {
    await inbox.stop();
    const url = inbox.url.replace('//', '//user:hush@');
    const sent = await openMail(url, from).send(letter);
    expect(sent).toEqual({
      ok: false,
      isFinal: false,
      reason: 'The mail server could not be reached (ECONNREFUSED).',
    });
  });

  it('a server that takes no sign-in is our trouble, and the password is not told', async () => {
    inbox.refusal = { at: 'signIn', code: 535 };
    const sent = await openMail(inbox.url.replace('//', '//user:hush@'), from).send(letter);
    expect(sent).toMatchObject({ ok: false, isFinal: false, reason: expect.stringContaining('535') });
    expect(JSON.stringify(sent)).not.toContain('hush');
  });

  it.each([
    'jane@b.example\r\nBcc: x@y.example',
    'jane@b.example, x@y.example',
    'Jane <jane@b.example>',
    'jane',
  ])('%j is not an address', async (to) => {
    expect(await openMail(inbox.url, from).send({ ...letter, to })).toEqual(notAnAddress);
    expect(inbox.mails).toEqual([]);
  });

  it('no subject begins a header', async () => {
    await openMail(inbox.url, from).send({ ...letter, subject: 'A\r\nBcc: x@y.example' });
    expect(inbox.mails[0]).toMatch(/^Subject: A Bcc: x@y\.example\r$/m);
    expect(inbox.mails[0]).not.toMatch(/^Bcc/m);
  });
});
