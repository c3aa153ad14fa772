import { passwordProblem } from '#domain/technician/account.ts';
import { hashPassword } from '../accounts/passwords.ts';
import type { Arguments } from './arguments.ts';
import { type Failure, failed, misused } from './command.ts';
import type { Terminal } from './terminal.ts';

/** How somebody gets their password: it is set here, by a link that is printed, or by a message. */
export type Given =
  | { readonly ok: true; readonly by: 'password'; readonly hash: string }
  | { readonly ok: true; readonly by: 'link' | 'message' }
  | Failure;

/** The options that say so; without one the password is asked for at the terminal. */
export const ways = ['password-stdin', 'link', 'send'] as const;

/** A command never takes a password as an argument: other users of the computer see those. */
export async function readPassword(args: Arguments, terminal: Terminal, username: string): Promise<Given> {
  if (args.flag('link')) return { ok: true, by: 'link' };
  if (args.flag('send')) return { ok: true, by: 'message' };
  const typed = args.flag('password-stdin') ? await piped(terminal) : await askedTwice(terminal);
  if (typeof typed !== 'string') return typed;
  const problem = passwordProblem(typed, username);
  if (problem) return failed(`${problem}.`);
  return { ok: true, by: 'password', hash: await hashPassword(typed) };
}

/** One line; what ends it is no part of the password. */
const piped = async (terminal: Terminal): Promise<string> => (await terminal.piped()).replace(/\r?\n$/, '');

async function askedTwice(terminal: Terminal): Promise<string | Failure> {
  const first = await terminal.askHidden('Password: ');
  if (first === null)
    return misused('There is no terminal to ask for the password at. Add --password-stdin or --link.');
  const second = await terminal.askHidden('The same again: ');
  return first === second ? first : failed('The two are not the same.');
}
