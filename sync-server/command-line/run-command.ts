import { readConfig } from '../config.ts';
import { CannotStart } from '../store/postgres-start.ts';
import { Unreachable } from '../store/unreachable.ts';
import { addUser } from './add-user.ts';
import { backUp } from './backup.ts';
import { deactivateUser, reactivateUser, setRole, signOut } from './change-user.ts';
import { type Command, done, type Ended, failed, misused } from './command.ts';
import { listUsers } from './list-users.ts';
import { resetPassword } from './reset-password.ts';
import { restore } from './restore.ts';
import { rotateKeys } from './rotate-keys.ts';
import { setUp } from './set-up.ts';
import type { Terminal } from './terminal.ts';
import { verifyAudit } from './verify-audit.ts';

const commands: Readonly<Record<string, Command>> = {
  setup: setUp,
  'users list': listUsers,
  'users add': addUser,
  'users deactivate': deactivateUser,
  'users reactivate': reactivateUser,
  'users reset-password': resetPassword,
  'users role': setRole,
  'sign-out': signOut,
  backup: backUp,
  restore,
  'verify-audit': verifyAudit,
  'rotate-keys': rotateKeys,
};

const helpWords = new Set(['help', '--help', '-h']);

/** Runs a command of the server's administrator. Answers the exit code: 0, 1 where it failed, 2 where it was misused. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const ended = await end(args, terminal);
  if (ended.ok) return 0;
  for (const reason of ended.reasons) terminal.warn(reason);
  return ended.code;
}

async function end(args: readonly string[], terminal: Terminal): Promise<Ended> {
  const [first = '', second = ''] = args;
  if (helpWords.has(first) || args.some((arg) => arg === '--help')) return help(terminal);
  const length = commands[`${first} ${second}`] ? 2 : 1;
  const command = commands[args.slice(0, length).join(' ')];
  if (!command)
    return misused(`There is no command ${args.slice(0, 2).join(' ')}. The command help shows all.`);
  const read = readConfig(process.env);
  if (!read.ok) return failed(read.reason);
  try {
    const ended = await command.run({ args: args.slice(length), config: read.config, terminal });
    return ended.ok || ended.code === 1
      ? ended
      : { ...ended, reasons: [...ended.reasons, `Usage: ${command.usage}`] };
  } catch (error) {
    return failed(sentenceOf(error));
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Unreachable) return 'The database can not be used just now. Try again.';
  return error instanceof CannotStart || !(error instanceof Error) ? String(error) : error.message;
}

function help(terminal: Terminal): Ended {
  const lines = Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`);
  terminal.say(
    [
      'Usage: fieldroster-server [COMMAND]',
      '',
      '  serve',
      '      Runs the server; the default.',
      ...lines,
    ].join('\n'),
  );
  terminal.say('\nAll take DATA_DIR, DATABASE_URL and the rest of the environment as the server does.');
  return done;
}
