import type { Config } from '../config.ts';
import type { Carriers } from './carriers.ts';
import { openMail } from './mail.ts';
import { type OutboxFiles, openOutboxFiles } from './outbox-files.ts';
import { openTextMessages } from './text-message.ts';

export type MessageWays = { readonly carriers: Carriers; readonly files: OutboxFiles };

/** The ways that messages take by the configuration; into files in `folder` where none is set up. */
export function openCarriers(
  { smtpUrl, mailFrom, sms }: Pick<Config, 'smtpUrl' | 'mailFrom' | 'sms'>,
  folder: string,
): MessageWays {
  const files = openOutboxFiles(folder, mailFrom);
  const email = smtpUrl ? openMail(smtpUrl, mailFrom) : files.email;
  const text = sms ? openTextMessages(sms) : files.text;
  return { carriers: { email, text }, files };
}
