import type { Channel } from '#domain/company/notifications.ts';

/** Whose it is: an office user or a technician. */
export type Subject = { readonly kind: 'technician' | 'user'; readonly id: string };

/** A phone or an email that only one person of that kind may have (R18, S10). `value` in its compared form. */
export type Claim = {
  readonly person: Subject['kind'];
  readonly kind: 'email' | 'phone';
  readonly value: string;
};

/** A claim and whose it is. */
export type Held = { readonly claim: Claim; readonly holderId: string };

/** What a technician signs in with. The profile shows its state; this is never part of a record. */
export type TechnicianAccount = {
  readonly companyId: string;
  readonly technicianId: string;
  readonly username: string;
  readonly passwordHash: string;
  /** The office chose the password, so the technician picks another at the first sign-in. */
  readonly mustChange: boolean;
};

/** A session of a technician by the hash of its token; instants in milliseconds since 1970. */
export type TechnicianSession = {
  readonly hash: string;
  readonly companyId: string;
  readonly technicianId: string;
  readonly startedAt: number;
  readonly expiresAt: number;
};

export type LinkPurpose = 'invite' | 'reset';

/** An invitation or a reset that is under way, by the hash of its token. */
export type Link = {
  readonly hash: string;
  readonly companyId: string;
  readonly subject: Subject;
  readonly purpose: LinkPurpose;
  /** Where it went by text: the hash of the code that stands in the same message. */
  readonly codeHash: string | null;
  /** Wrong codes so far. */
  readonly tries: number;
  readonly expiresAt: number;
};

export type MessageKind = 'invite' | 'reset' | 'test' | 'emailLeft' | 'emailCame';

/** Something that the server has to tell somebody. What it says is composed when it goes, links and all. */
export type Message = {
  readonly id: string;
  readonly companyId: string;
  readonly requestId: string | null;
  readonly kind: MessageKind;
  readonly subject: Subject;
  readonly channel: Channel;
  /** An email address, or a phone as E.164. */
  readonly address: string;
  /** What the text needs besides names, such as the old and the new email. */
  readonly facts: Readonly<Record<string, string>>;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
  /** Not before that instant, in milliseconds since 1970. */
  readonly nextAt: number;
  /** ISO, in UTC. */
  readonly createdAt: string;
  readonly sentAt: string | null;
  /** Why the last try failed, in a sentence. */
  readonly error: string | null;
  /** The file in the outbox where it was not mailed. */
  readonly file: string | null;
};

export type MessageChange = Partial<
  Pick<Message, 'state' | 'attempts' | 'nextAt' | 'sentAt' | 'error' | 'file'>
>;

/** Who did what to whom. `actor` is the id of a user or technician, or `server`. */
export type AuditEntry = {
  readonly at: string;
  readonly actor: string;
  readonly device: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly detail: Readonly<Record<string, unknown>>;
};

/** An entry with its place and the hash that chains it to the one before. */
export type ChainedEntry = AuditEntry & { readonly seq: number; readonly hash: string };

/** The newest entry of a chain; seq 0 and an empty hash before the first. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/** What a transaction can do to accounts of technicians, links, messages, claims and the audit log. */
export type PeopleTransaction = {
  /** Who holds that value: the holder's id, or undefined while it is free. */
  readonly holderOf: (claim: Claim) => Promise<string | undefined>;
  /** Who holds those values of that kind of person; what is free is left out. */
  readonly holdersOf: (person: Subject['kind'], claims: readonly Claim[]) => Promise<readonly Held[]>;
  /** Throws where somebody else holds one: ask first. */
  readonly claimFor: (held: readonly Held[]) => Promise<void>;
  /** Gives up what each of them holds of that kind. */
  readonly releaseOf: (
    person: Subject['kind'],
    holders: readonly { readonly id: string; readonly kind: Claim['kind'] }[],
  ) => Promise<void>;
  /** Throws where somebody else holds it: ask first. */
  readonly claim: (claim: Claim, holderId: string) => Promise<void>;
  /** Gives up what that person holds of one kind, or all of it. */
  readonly release: (holder: Subject, kind?: Claim['kind']) => Promise<void>;

  readonly technicianAccount: (technicianId: string) => Promise<TechnicianAccount | undefined>;
  /** False where another technician has that username; then nothing was written. */
  readonly saveTechnicianAccount: (account: Omit<TechnicianAccount, 'companyId'>) => Promise<boolean>;
  readonly startTechnicianSession: (session: Omit<TechnicianSession, 'companyId'>) => Promise<void>;
  readonly endTechnicianSessions: (technicianId: string) => Promise<void>;

  /** Adds a link; an older one of the same purpose for the same person is void from now on. */
  readonly addLink: (link: Omit<Link, 'companyId' | 'tries'>) => Promise<void>;
  /** Uses a link up. False where it was used, voided or has run out: of two at once only one is true. */
  readonly takeLink: (hash: string, now: number) => Promise<boolean>;
  /** Counts a wrong code against a link, and answers how many there were with it. */
  readonly countTry: (hash: string) => Promise<number>;
  readonly voidLinks: (subject: Subject, purpose?: LinkPurpose) => Promise<void>;

  readonly addMessage: (message: Omit<Message, 'companyId'>) => Promise<void>;
  readonly message: (id: string) => Promise<Message | undefined>;
  readonly changeMessage: (id: string, change: MessageChange) => Promise<void>;

  readonly audit: (entries: readonly AuditEntry[]) => Promise<void>;
};

/** What is read of them outside of transactions, always committed. */
export type PeopleReader = {
  readonly technicianByUsername: (username: string) => Promise<TechnicianAccount | undefined>;
  readonly technicianSession: (hash: string, now: number) => Promise<TechnicianSession | undefined>;
  readonly endTechnicianSession: (hash: string) => Promise<void>;
  readonly link: (hash: string) => Promise<Link | undefined>;
  /** Messages that are due, oldest first. */
  readonly dueMessages: (now: number, limit: number) => Promise<readonly Message[]>;
  /** When the next queued message is due, in milliseconds since 1970; null where none is queued. */
  readonly nextMessageAt: () => Promise<number | null>;
  /** How many messages wait. */
  readonly countQueued: () => Promise<number>;
  /** Since when the oldest waits, in milliseconds since 1970; 0 where none does. */
  readonly oldestQueued: () => Promise<number>;
  /** Newest first; `before` is the id of the last one on the page before. */
  readonly messages: (
    companyId: string,
    page: { readonly before: string | undefined; readonly limit: number },
  ) => Promise<readonly Message[]>;
  /** Newest first, before that place where one is given. */
  readonly auditLog: (
    companyId: string,
    page: { readonly before: number | undefined; readonly limit: number },
  ) => Promise<readonly ChainedEntry[]>;
  readonly auditHead: (companyId: string) => Promise<AuditHead>;
  /** Technicians by email or phone in their compared form, in every company: for resets that a person asks for. */
  readonly holders: (claim: Claim) => Promise<readonly { readonly companyId: string; readonly id: string }[]>;
};
