import type { Config } from '../config.ts';
import type { Terminal } from './terminal.ts';

/** What a command is given. */
export type Call = {
  readonly args: readonly string[];
  readonly config: Config;
  readonly terminal: Terminal;
};

/**
 * What came of a command: exit code 0; 1 where it could not be done; 2 where it was not asked for as it has to be,
 * with each thing that is wrong.
 */
export type Ended = { readonly ok: true } | Failure;

export type Failure = { readonly ok: false; readonly code: 1 | 2; readonly reasons: readonly string[] };

export const done: Ended = { ok: true };
export const failed = (...reasons: readonly string[]): Failure => ({ ok: false, code: 1, reasons });
export const misused = (...reasons: readonly string[]): Failure => ({ ok: false, code: 2, reasons });

export type Command = {
  /** As it is typed, such as `backup FOLDER`. */
  readonly usage: string;
  /** For the help: one line. */
  readonly does: string;
  readonly run: (call: Call) => Promise<Ended>;
};
