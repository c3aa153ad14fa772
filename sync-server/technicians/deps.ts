import type { Channel } from '#domain/company/notifications.ts';
import type { Subject } from '../store/people-store.ts';
import type { Store } from '../store/store.ts';

/** What the pages and the sign-in of technicians need of the rest of the server. */
export type TechnicianDeps = {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Told when the server has changed a record, with the place of the change. */
  readonly announce: (companyId: string, collection: string, seq: number) => void;
  /** Told when a session of an office user has ended before its time. */
  readonly ended: (sessionId: string) => void;
  /** Puts a password reset in the queue of messages. */
  readonly sendReset: (
    companyId: string,
    subject: Subject,
    channel: Channel,
    address: string,
  ) => Promise<void>;
};
