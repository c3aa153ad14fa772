import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Carriers, Letter, Sent } from './carriers.ts';
import type { Composed } from './compose.ts';
import { isAddress, mailOf, notAnAddress } from './mail.ts';
import { readMail } from './read-mail.ts';

/** Messages as files, where the server has nobody to give them to. */
export type OutboxFiles = Carriers & {
  /** What a file says; null where there is none of that name. */
  readonly read: (file: string) => Promise<Composed | null>;
};

/** Our own names only: whatever else a row may say leads nowhere. */
const nameShape = /^[0-9TZ-]{16,24}-[A-Za-z0-9-]{1,64}\.(eml|txt)$/;

/** Keeps emails as .eml and text messages as .txt in that folder. `from` stands in the emails. */
export function openOutboxFiles(folder: string, from: string): OutboxFiles {
  return {
    email: {
      send: async (letter) =>
        isAddress(letter.to) ? keep(folder, fileName(letter, 'eml'), emailFile(letter, from)) : notAnAddress,
    },
    text: {
      send: async (letter) =>
        keep(folder, fileName(letter, 'txt'), `To: ${letter.to.replace(/\s/g, ' ')}\n\n${letter.text}`),
    },
    read: async (file) => {
      if (!nameShape.test(file)) return null;
      const kept = await readKept(join(folder, file));
      if (kept === null) return null;
      return file.endsWith('.eml') ? readMail(kept) : { subject: 'Text message', text: bodyOf(kept) };
    },
  };
}

/** Sorts by time; a repeated delivery has the same name and takes the place of the one before. */
const fileName = ({ at, messageId }: Letter, ending: 'eml' | 'txt'): string =>
  `${at.replace(/\.\d+/, '').replaceAll(':', '')}-${messageId}.${ending}`;

/**
 * The whole email. Its text is 8bit: nodemailer would fold long lines and those with other than ASCII in them, and
 * a link is found, and clicked, only in one piece.
 */
function emailFile(letter: Letter, from: string): string {
  const node = new MailComposer(mailOf(letter, from)).compile();
  node.getTransferEncoding = () => '8bit';
  return `${node.buildHeaders()}\r\n\r\n${letter.text.replace(/\r?\n/g, '\r\n')}`;
}

const bodyOf = (kept: string): string => kept.slice(kept.indexOf('\n\n') + 2);

/** Either the whole file is there or none of it, whenever the computer stops. */
async function keep(folder: string, name: string, content: string): Promise<Sent> {
  const draft = join(folder, `.${randomUUID()}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await write(draft, content);
    await rename(draft, join(folder, name));
    return { ok: true, file: name };
  } catch (error) {
    // What can't be written can't always be removed either.
    await rm(draft, { force: true }).catch(() => undefined);
    const code = (error as NodeJS.ErrnoException).code ?? 'no reason given';
    return { ok: false, isFinal: false, reason: `The outbox could not be written (${code}).` };
  }
}

async function write(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readKept(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
