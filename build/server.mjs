import './node-guard.mjs';
import { spawn } from 'node:child_process';
import { ensureInstalled, nodeBinary, ROOT } from './set-up.mjs';

/** What this can run in Node 24: the sync server alone, or a command beside it. */
const programs = new Map(
  ['main', 'verify-audit', 'backup', 'restore'].map((name) => [name, `sync-server/${name}.ts`]),
);

/** Runs it. It ends as the program ends, and passes signals on to it. */
async function serve() {
  if (!(await ensureInstalled())) {
    console.error('The packages could not be installed.');
    process.exit(1);
  }
  const [name = 'main', ...args] = process.argv.slice(2);
  const program = programs.get(name);
  if (!program) throw new Error(`There is no program ${name}.`);
  const server = spawn(nodeBinary(), [program, ...args], { cwd: ROOT, stdio: 'inherit' });
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
