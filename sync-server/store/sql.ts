import type { Channel } from './channel.ts';

export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, unknown>>;

/**
 * Statements in the words that SQLite and PostgreSQL share, with `?` for each value. Whole numbers come back as
 * numbers in both. A statement's text is prepared once and kept, so texts are constant and values never part of them.
 */
export type Sql = {
  readonly dialect: Dialect;
  readonly all: <R = Row>(text: string, ...values: readonly Value[]) => Promise<readonly R[]>;
  /** The first row. */
  readonly one: <R = Row>(text: string, ...values: readonly Value[]) => Promise<R | undefined>;
  /** Answers how many rows it changed. */
  readonly run: (text: string, ...values: readonly Value[]) => Promise<number>;
  /** Statements without values, one after the other. */
  readonly script: (text: string) => Promise<void>;
  /** Adds those rows in as few trips as the database allows. No two of them may meet in `onConflict`. */
  readonly insert: (into: Insert, rows: readonly (readonly Value[])[]) => Promise<void>;
};

/** Constant, as the texts of statements are. */
export type Insert = {
  readonly table: string;
  readonly columns: readonly string[];
  /** Such as `ON CONFLICT (id) DO NOTHING`. */
  readonly onConflict?: string;
};

/** A piece of a migration: in the words of SQLite where they are easily said in others, or in those of each. */
export type Part = string | { readonly sqlite: string; readonly postgres: string };

/** The few things that each database says in its own words. */
export type Dialect = {
  /**
   * A table of the items of a list that is given as JSON in the next value; each has one column `value`, and
   * `value->>0` is the first item of an item that is a list itself.
   */
  readonly items: string;
  /** A field of `document`, or NULL; to be compared with what `scalar` makes of a value. */
  readonly field: (name: string) => string;
  readonly scalar: (value: string | boolean) => Value;
  /** A part of a migration in its own words. */
  readonly ddl: (part: Part) => string;
  /** Asks for the size of the database in bytes, as `size`. */
  readonly size: string;
  /** Statements with which a migration makes others wait that would begin one; empty where none are needed. */
  readonly migrateInTurn: string;
};

/** The list for `Dialect.items`, one column wide. */
export const listOf = (values: readonly string[]): string => JSON.stringify(values.map((value) => [value]));

/** A database that keeps what is committed (S17), and how it is spoken to. */
export type Engine = {
  /** Outside of transactions, for reading: each statement sees one committed state. */
  readonly committed: Sql;
  /** All of it or nothing. Where the database asks for it, it runs a second time, as if for the first. */
  readonly atomically: <T>(run: (sql: Sql) => Promise<T>) => Promise<T>;
  /** As `atomically`; no other transaction of that company runs until it ends. Throws where there is none. */
  readonly alone: <T>(companyId: string, run: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly channel: Channel | null;
  readonly close: () => Promise<void>;
};
