import type { OutboxMessage } from '#domain/access/office-api.ts';

export const kindWords: Readonly<Record<OutboxMessage['kind'], string>> = {
  invite: 'Invitation',
  reset: 'Password reset',
  test: 'Test notification',
  emailLeft: 'Email of an account changed, to the old address',
  emailCame: 'Email of an account changed, to the new address',
};

export const stateWords: Readonly<
  Record<OutboxMessage['state'], { readonly text: string; readonly colour: 'warn' | 'ok' | 'bad' }>
> = {
  queued: { text: 'Queued', colour: 'warn' },
  sent: { text: 'Sent', colour: 'ok' },
  failed: { text: 'Failed', colour: 'bad' },
};

export type Piece = { readonly text: string; readonly isLink: boolean };

/** A text in pieces: addresses on the web, and what stands between them. A full stop at the end is no part of one. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isLink: false });
    pieces.push({ text: address, isLink: true });
    from = index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isLink: false });
  return pieces;
}
