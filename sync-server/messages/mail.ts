import nodemailer, { type NodemailerError, type SendMailOptions } from 'nodemailer';
import { type Carrier, carrierPatience, type Letter, quoted, type Sent, sentence } from './carriers.ts';

/** An address that can be a header's and a recipient's and nothing more: no second one, no line break. */
const addressShape = /^[^\s\p{Cc}<>()[\]\\,;:"]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;

export const notAnAddress: Sent = { ok: false, isFinal: true, reason: 'This is not an email address.' };

export const isAddress = (text: string): boolean => text.length <= 254 && addressShape.test(text);

/**
 * The letter in nodemailer's words. Each try has a Message-ID of its own: a mailbox that drops duplicates would keep
 * the first, whose link the second made void.
 */
export const mailOf = ({ to, subject, text, messageId, attempt }: Letter, from: string): SendMailOptions => ({
  from,
  to: { name: '', address: to },
  subject: subject.replace(/[\p{Cc}\s]+/gu, ' '),
  text,
  messageId: `<${messageId}.${attempt}@fieldroster>`,
  // Auto-replies of absent people would come back to an address that nobody reads (RFC 3834).
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Mails over SMTP. `from` is an address, with or without a name. */
export function openMail(smtpUrl: string, from: string): Carrier {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: carrierPatience,
    greetingTimeout: carrierPatience,
    socketTimeout: carrierPatience,
    dnsTimeout: carrierPatience,
  });
  return {
    send: async (letter) => {
      if (!isAddress(letter.to)) return notAnAddress;
      try {
        await transport.sendMail(mailOf(letter, from));
        return { ok: true };
      } catch (error) {
        return refusalOf(error as NodemailerError, letter.to);
      }
    },
  };
}

/**
 * Only a 5xx about this recipient or this letter is final. A server that refuses our sign-in or our sender may be
 * told better by an administrator within the hour.
 */
function refusalOf(error: NodemailerError, to: string): Sent {
  const { command, permanent, response, responseCode, code } = error;
  const isAboutLetter = command === 'RCPT TO' || command === 'DATA';
  if (isAboutLetter && responseCode) {
    const said = sentence(`The mail server refused ${to}: ${quoted(response ?? String(responseCode))}`);
    return { ok: false, isFinal: permanent === true, reason: said };
  }
  if (responseCode)
    return {
      ok: false,
      isFinal: false,
      // What it says there may name the account.
      reason: `The mail server refused our server (${responseCode} to ${command ?? 'a command'}). Check SMTP_URL and MAIL_FROM.`,
    };
  if (code === 'EENVELOPE') return notAnAddress;
  const why = error.originalCode ?? code ?? 'no answer';
  return { ok: false, isFinal: false, reason: `The mail server could not be reached (${why}).` };
}
