import { runCommand } from './command-line/run-command.ts';
import { processTerminal } from './command-line/terminal.ts';
import { serve } from './serve.ts';
import { CannotStart } from './store/postgres-start.ts';

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is in use. Set PORT to another one, or to 0 for any.',
  EACCES: 'That port or folder is not ours to use. Set PORT or DATA_DIR to another.',
  EADDRNOTAVAIL: 'HOST is no address of this computer.',
  ENOTFOUND: 'HOST is no address of this computer.',
};

async function main(): Promise<void> {
  // What is written here is about people: nobody else on this computer reads it.
  process.umask(0o077);
  const args = process.argv.slice(2);
  if (args.length === 0 || (args.length === 1 && args[0] === 'serve')) return serve();
  process.exitCode = await runCommand(args, processTerminal);
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(error instanceof CannotStart ? error.message : (reasons[error.code ?? ''] ?? error));
  process.exit(1);
});
