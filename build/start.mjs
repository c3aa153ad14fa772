import './node-guard.mjs';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleNames, isFresh, makeBundle } from './bundles.mjs';
import { onNpmGone, startChild, stopChildren } from './children.mjs';
import { serverFlags } from './server-flags.mjs';
import { electronBinary, ensureInstalled, hasDisplay, nodeBinary, ROOT, toolEnvironment } from './set-up.mjs';

const PORT = 4810;
const ADMIN = 'admin';

/** An Electron that ends sooner than this, with an error, has never shown a window. Milliseconds. */
const TOO_SOON = 15_000;

let stopping = false;

/** Stops all that was started and ends with that code. @param {number} code */
function stop(code) {
  if (stopping) return;
  stopping = true;
  stopChildren().then(
    () => process.exit(code),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}

/** @param {string} message @param {number} [code] */
function fail(message, code = 1) {
  if (!stopping) console.error(message);
  stop(code);
}

/** @param {string} host */
function portIsFree(host) {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(PORT, host, () => probe.close(() => answer(true)));
  });
}

/** The user's port, else ours, else any. */
async function choosePort() {
  if (process.env.PORT) return process.env.PORT;
  return (await portIsFree(process.env.HOST || '127.0.0.1')) ? String(PORT) : '0';
}

/** The demo's password stays the same as long as its data. @param {string} dataDir */
function demoPassword(dataDir) {
  if (process.env.DEMO_PASSWORD) return process.env.DEMO_PASSWORD;
  const file = join(dataDir, 'demo-password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(9).toString('base64url');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

async function serverEnvironment() {
  const DATA_DIR = resolve(process.env.DATA_DIR || join(ROOT, '.fieldroster'));
  const DEMO = process.env.DEMO ?? '1';
  const demo = DEMO === '1' ? { DEMO_PASSWORD: demoPassword(DATA_DIR) } : {};
  return { ...toolEnvironment(), DATA_DIR, DEMO, ...demo, PORT: await choosePort() };
}

/**
 * Starts the server and passes on what it prints. Resolves with its address once it says so.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
function startServer(env) {
  const server = startChild(nodeBinary(), [...serverFlags, 'sync-server/main.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.once('error', (error) => fail(`The server could not be started: ${error.message}`));
  server.once('exit', (code, signal) => {
    if (!stopping) fail(`The server has stopped by itself (${signal ?? `exit code ${code}`}).`, code ?? 1);
  });
  return new Promise((resolveAddress) => {
    if (!server.stdout) throw new Error('The server has no output');
    createInterface({ input: server.stdout }).on('line', (line) => {
      console.log(line);
      const [, address] = /listening on (https?:\/\/[^\s"]+)/.exec(line) ?? [];
      if (address) resolveAddress(address);
    });
  });
}

/** @param {string} why @param {string} address @param {string | undefined} password */
function sayWhere(why, address, password) {
  const access = password ? ` Username ${ADMIN}, password ${password}` : '';
  console.log(`No desktop window: ${why}. The same app is at ${address} in a browser.${access}`);
}

/** @param {string} program @param {string} address @param {string | undefined} password */
function startDesktop(program, address, password) {
  const demo = password ? { FIELDROSTER_DEMO_USER: ADMIN, FIELDROSTER_DEMO_PASSWORD: password } : {};
  const env = { ...process.env, FIELDROSTER_SERVER: address, ...demo };
  const desktop = startChild(program, ['.'], { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const started = Date.now();
  desktop.once('error', (error) =>
    sayWhere(`Electron could not be started (${error.message})`, address, password),
  );
  desktop.once('exit', (code, signal) => {
    if (stopping) return;
    if (code === 0) stop(0);
    else if (Date.now() - started < TOO_SOON)
      sayWhere(`Electron ended at once (${signal ?? `exit code ${code}`})`, address, password);
    else fail(`The desktop app has ended (${signal ?? `exit code ${code}`}).`, code ?? 1);
  });
}

/** @param {string | null} electron */
function whatIsMissing(electron) {
  const missing = [
    electron ? [] : 'the Electron binary is not installed',
    hasDisplay() ? [] : 'there is no display',
  ];
  return missing.flat().join(' and ');
}

async function start() {
  if (!(await ensureInstalled())) return fail('The packages could not be installed.');
  for (const name of bundleNames.filter((each) => !isFresh(each))) {
    console.log(`Bundling ${name}.`);
    if (!(await makeBundle(name))) return fail(`The bundle ${name} could not be made.`);
  }
  const env = await serverEnvironment();
  const address = await startServer(env);
  if (stopping) return;
  const electron = electronBinary();
  const missing = whatIsMissing(electron);
  if (missing || !electron) sayWhere(missing, address, env.DEMO_PASSWORD);
  else startDesktop(electron, address, env.DEMO_PASSWORD);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
onNpmGone(() => stop(0));
start().catch((error) => fail(error instanceof Error ? error.message : String(error)));
