import type { Composed } from './compose.ts';

/** Subject and text of an email that the outbox wrote: one part, 8bit. It is no reader of emails from elsewhere. */
export function readMail(eml: string): Composed {
  const end = eml.indexOf('\r\n\r\n');
  const headers = eml.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const subject = /^Subject: (.*)$/m.exec(headers)?.[1] ?? '';
  return { subject: decodeWords(subject), text: eml.slice(end + 4).replaceAll('\r\n', '\n') };
}

/** Encoded words of a header (RFC 2047); the space between two of them is not part of the text. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_word, kind: string, content: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(content, 'base64').toString() : decodeQ(content),
    );

function decodeQ(content: string): string {
  const bytes = content
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_byte, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
