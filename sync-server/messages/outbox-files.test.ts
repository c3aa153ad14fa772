import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutboxFiles } from './outbox-files.ts';

const link = `https://a-rather-long-name-of-a-server.roster.example/invite/${'x'.repeat(43)}`;
const letter = {
  to: 'jane@b.example',
  subject: 'Einladung für José Çelik-Đorđević und alle, die bei Blue Pipes “arbeiten” dürfen',
  text: `Hello José,\n\n${link}\n\n.\nEnd\n`,
  messageId: '5a1ab3a6-2f4a-4f5a-9d57-0d1a2b3c4d5e',
  attempt: 1,
  at: '2026-11-24T09:00:00.123Z',
};
const name = `2026-11-24T090000Z-${letter.messageId}`;

describe('the outbox as files', () => {
  let root: string;
  const folder = () => join(root, 'outbox');
  const open = () => openOutboxFiles(folder(), 'Fieldroster <no-reply@localhost>');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'fieldroster-outbox-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('keeps an email as a whole .eml, with the link in one piece', async () => {
    const sent = await open().email.send(letter);
    expect(sent).toEqual({ ok: true, file: `${name}.eml` });
    const eml = readFileSync(join(folder(), `${name}.eml`), 'utf8');
    expect(eml).toContain(`\r\n${link}\r\n`);
    expect(eml).toMatch(/^Content-Transfer-Encoding: 8bit\r$/m);
    expect(eml).toMatch(/^To: jane@b\.example\r$/m);
    expect(eml).toMatch(/^Message-ID: <.+@fieldroster>\r$/m);
    expect(eml).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(statSync(join(folder(), `${name}.eml`)).mode & 0o777).toBe(0o600);
  });

  it('reads an email back', async () => {
    await open().email.send(letter);
    expect(await open().read(`${name}.eml`)).toEqual({ subject: letter.subject, text: letter.text });
  });

  it('keeps a text message with its number', async () => {
    const sent = await open().text.send({ ...letter, to: '+12025550143' });
    expect(sent).toEqual({ ok: true, file: `${name}.txt` });
    const kept = readFileSync(join(folder(), `${name}.txt`), 'utf8');
    expect(kept).toBe(`To: +12025550143\n\n${letter.text}`);
    expect(await open().read(`${name}.txt`)).toEqual({ subject: 'Text message', text: letter.text });
  });

  it('a repeat takes the place of the one before, and no draft stays', async () => {
    await open().email.send(letter);
    await open().email.send({ ...letter, text: 'Again\n' });
    expect(readdirSync(folder())).toEqual([`${name}.eml`]);
    expect((await open().read(`${name}.eml`))?.text).toBe('Again\n');
  });

  it.each(['../secret', `../${name}.txt`, `x/../../${name}.txt`, '', 'secret', `${name}.eml\0`])(
    'reads nothing by the name %j',
    async (file) => {
      writeFileSync(join(root, 'secret'), 'secret');
      writeFileSync(join(root, `${name}.txt`), 'To: x\n\nsecret');
      await open().email.send(letter);
      expect(await open().read(file)).toBeNull();
    },
  );

  it('says that a file is gone', async () => {
    expect(await open().read(`${name}.eml`)).toBeNull();
  });

  it('a folder that can not be made is trouble, not an exception', async () => {
    writeFileSync(folder(), 'a file in its place');
    const reason = expect.stringMatching(/^The outbox could not be written \(E[A-Z]+\)\.$/);
    expect(await open().email.send(letter)).toEqual({ ok: false, isFinal: false, reason });
  });

  it('takes no two addresses for one', async () => {
    expect(await open().email.send({ ...letter, to: 'a@b.example,c@d.example' })).toMatchObject({
      ok: false,
      isFinal: true,
    });
  });
});
