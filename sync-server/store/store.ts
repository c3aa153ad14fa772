import type { Dismissal } from '#domain/access/dismissal.ts';
import type { PermissionOverrides } from '#domain/access/permissions.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import type { CollectionDigest } from '#domain/sync/digest.ts';
import type { FieldChange } from '#domain/sync/merge.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { Channel } from './channel.ts';
import type { PeopleReader, PeopleTransaction } from './people-store.ts';
import type { PhotoRows, PhotoTransaction } from './photo-store.ts';

/** A record with its place in its company's order of changes (S1). */
export type Placed = {
  readonly seq: number;
  readonly id: string;
  readonly removed: boolean;
  /** As it lies in the store; `_deleted` stands in it where it is true. Most pulls have no need to look into it. */
  readonly json: string;
  /** Read from `json` when it is asked for. */
  readonly record: WireRecord;
};

/** Who made a change, when by their clock, and on which computer. */
export type Stamp = Omit<Edit, 'after'>;

/** What the store is asked about one record: its id, and the edits that may have been applied to it before. */
export type Asked = { readonly id: string; readonly editIds: readonly string[] };

/** What the store knows that bears on one pushed row. */
export type Known = {
  readonly record: WireRecord | undefined;
  /** The pushed states of those edits that were asked for and had been applied (S7). */
  readonly applied: ReadonlyMap<string, WireRecord>;
  /** Who set what now stands, by field. */
  readonly setters: ReadonlyMap<string, Stamp>;
};

/** An edit that was accepted, with all that is kept of it. */
export type AcceptedEdit = {
  readonly record: WireRecord;
  readonly edit: Edit;
  readonly outcome: 'applied' | 'merged' | 'conflict';
  readonly changes: readonly FieldChange[];
  /** The same object as `record` where the two are equal. */
  readonly pushed: WireRecord;
  /** Was there no such record before? */
  readonly isFirst?: boolean;
};

/** An entry of a record's history (R55). `at` is the author's clock, `receivedAt` the server's; both ISO in UTC. */
export type HistoryEntry = {
  readonly seq: number;
  readonly at: string;
  readonly receivedAt: string;
  readonly by: string;
  readonly device: string;
  readonly outcome: string;
  readonly changes: readonly FieldChange[];
};

/** An office user. The password's hash never leaves the store by way of this. */
export type User = {
  readonly id: string;
  readonly companyId: string;
  readonly username: string;
  readonly name: string;
  readonly roleId: string;
  readonly active: boolean;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly permissionOverrides?: PermissionOverrides | undefined;
  /** ISO, in UTC. */
  readonly lastSignInAt?: string | undefined;
};

/** A session and the user it belongs to. */
export type Session = { readonly id: string; readonly user: User };

export type RefreshToken = {
  readonly sessionId: string;
  readonly user: User;
  readonly expiresAt: number;
  /** When it was first exchanged, or null. */
  readonly usedAt: number | null;
};

/** New tokens of a session by their hashes; instants in milliseconds since 1970. */
export type NewTokens = {
  readonly sessionId: string;
  readonly access: { readonly hash: string; readonly expiresAt: number };
  readonly refresh: { readonly hash: string; readonly expiresAt: number };
};

type PartsOfTransaction = PeopleTransaction & PhotoTransaction;

/** All writing of one company at once or not at all. Nobody else writes until it ends. */
export type Transaction = PartsOfTransaction & {
  readonly user: (id: string) => Promise<User | undefined>;
  /** All of the company, by name. */
  readonly users: () => Promise<readonly User[]>;
  /** Records as they stand, removed ones included; unknown ids are left out. */
  readonly records: (collection: string, ids: readonly string[]) => Promise<readonly WireRecord[]>;
  /** Requests about those technicians that wait, oldest first. */
  readonly queuedRequests: (technicianIds: readonly string[]) => Promise<readonly WireRecord[]>;
  /** Active technicians with a managed license (R10). */
  readonly managedSeats: () => Promise<number>;
  /** What bears on those records; in a store with many writers it locks them, in the order of their ids. */
  readonly known: (collection: string, asked: readonly Asked[]) => Promise<ReadonlyMap<string, Known>>;
  /** Writes accepted edits in this order and journals them. Takes their places last (S1); answers the newest. */
  readonly accept: (
    collection: string,
    edits: readonly AcceptedEdit[],
    receivedAt: string,
  ) => Promise<number>;
  /** Writes records that the server itself makes. Answers the newest place. */
  readonly put: (collection: string, records: readonly WireRecord[]) => Promise<number>;
  /** Removes records for good that were removed, and not edited since, before that instant (ISO, in UTC); answers how many. */
  readonly purgeRemoved: (before: string) => Promise<number>;
  readonly saveUser: (user: User) => Promise<void>;
  readonly setPasswordHash: (userId: string, hash: string) => Promise<void>;
  /** Replaces a hash where it still stands, so that a password that was changed meanwhile does not come back. */
  readonly replacePasswordHash: (userId: string, from: string, to: string) => Promise<void>;
  /** Has another office user that username, in any company? They sign in without naming one. */
  readonly isUsernameTaken: (username: string, ownId: string) => Promise<boolean>;
  /** Ends the sessions of an office user but that one; answers which, so that their streams end too. */
  readonly endUserSessions: (userId: string, but?: string) => Promise<readonly string[]>;
  /**
   * Ends all sessions of an office user, and has their computers told why when they next come, until that instant
   * (milliseconds since 1970). Only hashes of tokens are kept for that. Answers which sessions it were.
   */
  readonly dismissUser: (userId: string, reason: Dismissal, until: number) => Promise<readonly string[]>;
  /** The computers of somebody who is active again are not told that they were deactivated. */
  readonly recallUser: (userId: string) => Promise<void>;
  /** Ends all sessions of the company, of technicians too. Their computers keep what they have. */
  readonly endAllSessions: () => Promise<void>;
};

/** Where companies, records, edits and accounts are kept. SQLite is one; others come behind the same words. */
export type Store = {
  /** Minted with the database; another one means another history (S12). */
  readonly epoch: string;
  readonly companyIds: () => Promise<readonly string[]>;
  /** Where there is such a company it stays as it is. */
  readonly addCompany: (id: string) => Promise<void>;
  readonly transaction: <T>(companyId: string, run: (tx: Transaction) => Promise<T>) => Promise<T>;

  /** The newest place that the company has given away; 0 before the first. */
  readonly lastSeq: (companyId: string) => Promise<number>;
  /** The newest place in each collection that has records. */
  readonly heads: (companyId: string) => Promise<ReadonlyMap<string, number>>;
  /** At most `limit` records after that place, in order. */
  readonly page: (
    companyId: string,
    collection: string,
    after: number,
    limit: number,
  ) => Promise<readonly Placed[]>;
  readonly byIds: (
    companyId: string,
    collection: string,
    ids: readonly string[],
  ) => Promise<readonly Placed[]>;
  /** The newest place of a removed record that was purged from the collection; 0 where none was (S11). */
  readonly floor: (companyId: string, collection: string) => Promise<number>;
  readonly digest: (companyId: string, collection: string) => Promise<CollectionDigest>;
  /** Newest first, before that place where one is given. */
  readonly history: (
    companyId: string,
    collection: string,
    id: string,
    page: { readonly before: number | undefined; readonly limit: number },
  ) => Promise<readonly HistoryEntry[]>;

  readonly accounts: Accounts;
  readonly people: PeopleReader;
  readonly photos: PhotoRows;
  /** A value of the server itself, such as a key: what stands, or else what is given, which then stands. */
  readonly setting: (key: string, initial: () => string) => Promise<string>;
  /** Replaces such a value. */
  readonly changeSetting: (key: string, value: string) => Promise<void>;
  readonly users: (companyId: string) => Promise<readonly User[]>;
  /** To the other servers on the same database; null where there can be none. */
  readonly channel: Channel | null;
  /** In bytes, on the disk. */
  readonly size: () => Promise<number>;
  /** The number of the newest step of the tables. */
  readonly schemaVersion: () => Promise<number>;
  readonly close: () => Promise<void>;
};

export type Accounts = {
  /** By username without case; the hash is null for a user who has no password yet. */
  readonly byUsername: (
    username: string,
  ) => Promise<{ readonly user: User; readonly passwordHash: string | null } | undefined>;
  readonly startSession: (userId: string, at: number, tokens: NewTokens) => Promise<void>;
  /** False where the session has ended in the meantime. */
  readonly addTokens: (
    tokens: NewTokens,
    used: { readonly hash: string; readonly at: number },
  ) => Promise<boolean>;
  /** The session of an access token that has not expired, of a user who is active. */
  readonly sessionByToken: (hash: string, now: number) => Promise<Session | undefined>;
  readonly refreshToken: (hash: string) => Promise<RefreshToken | undefined>;
  /** Does the session still stand, and is its user active? */
  readonly isOpen: (sessionId: string) => Promise<boolean>;
  readonly endSession: (sessionId: string) => Promise<void>;
  /** What the computer is to be told that brings this token, or undefined where there is nothing to tell. */
  readonly dismissal: (hash: string, now: number) => Promise<Dismissal | undefined>;
  readonly forgetExpired: (now: number) => Promise<void>;
};
