import './node-guard.mjs';
import { spawn } from 'node:child_process';
import { ensureInstalled, nodeBinary, ROOT } from './set-up.mjs';

/** Runs the sync server alone in Node 24. It ends as the server ends, and passes signals on to it. */
async function serve() {
  if (!(await ensureInstalled())) {
    console.error('The packages could not be installed.');
    process.exit(1);
  }
  const server = spawn(nodeBinary(), ['sync-server/main.ts'], { cwd: ROOT, stdio: 'inherit' });
  // Ctrl+C in a terminal reaches the server by itself too; being asked twice does it no harm.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => server.kill('SIGTERM'));
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
