import { randomUUID } from 'node:crypto';
import type { Message } from '../store/people-store.ts';

type About = Pick<Message, 'requestId' | 'kind' | 'subject' | 'channel' | 'address' | 'facts'> & {
  /** Milliseconds since 1970. */
  readonly now: number;
};

/**
 * A message that is due at once, for `tx.addMessage`; kick the delivery after the transaction. `facts.by` and
 * `facts.device` name who asked and where, for the audit log; `emailLeft` and `emailCame` need `facts.new`.
 */
export const newMessage = ({ now, ...about }: About): Omit<Message, 'companyId'> => ({
  id: randomUUID(),
  ...about,
  state: 'queued',
  attempts: 0,
  nextAt: now,
  createdAt: new Date(now).toISOString(),
  sentAt: null,
  error: null,
  file: null,
});
