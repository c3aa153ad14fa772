import type { Channel } from '#domain/company/notifications.ts';

/** One message, ready to go. */
export type Letter = {
  /** An email address, or a phone as E.164. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for each try. */
  readonly messageId: string;
  /** The how manyth try this is, from 1 on. */
  readonly attempt: number;
  /** When the message was asked for: ISO, in UTC. */
  readonly at: string;
};

/**
 * What became of a letter. `file` is its name in the outbox where it was not mailed. `reason` is a sentence for
 * people and holds no secret; `isFinal` where trying again would change nothing.
 */
export type Sent =
  | { readonly ok: true; readonly file?: string }
  | { readonly ok: false; readonly isFinal: boolean; readonly reason: string };

/** Takes a letter away. What goes wrong on the way is an answer, not an exception. */
export type Carrier = { readonly send: (letter: Letter) => Promise<Sent> };

export type Carriers = Readonly<Record<Channel, Carrier>>;

/** How long a carrier waits for whoever is on the other side, in milliseconds. */
export const carrierPatience = 10_000;

/** What somebody else's server said, as it may stand in a sentence of ours: one line, at most 160 characters. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

/** The sentence with exactly one full stop at its end. */
export const sentence = (text: string): string => `${text.replace(/[.\s]+$/, '')}.`;
