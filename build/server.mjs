import './node-guard.mjs';
import { spawn } from 'node:child_process';
import { serverFlags } from './server-flags.mjs';
import { ensureInstalled, nodeBinary, ROOT } from './set-up.mjs';

/** Runs the server in Node 24, or a command beside it. It ends as the program ends, and passes signals on to it. */
async function serve() {
  if (!(await ensureInstalled())) {
    console.error('The packages could not be installed.');
    process.exit(1);
  }
  const server = spawn(nodeBinary(), [...serverFlags, 'sync-server/main.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // Ctrl+C in a terminal reaches the server by itself too; being asked twice does it no harm.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => server.kill(signal === 'SIGHUP' && !process.stdin.isTTY ? signal : 'SIGTERM'));
  server.once('error', (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exit(1);
  });
  server.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

serve().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
