import { spawn } from 'node:child_process';
import { once } from 'node:events';

const ownGroup = process.platform !== 'win32';

/** After this long a child that was asked to stop is killed. Milliseconds. */
const PATIENCE = 8000;

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** All that was started and has not been stopped, the oldest first. @type {Set<ChildProcess>} */
const children = new Set();

/**
 * Starts a program in a process group of its own: Ctrl+C in the terminal reaches only us, and we stop the group.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startChild(program, args, options) {
  const child = spawn(program, args, { ...options, detached: ownGroup });
  children.add(child);
  return child;
}

/**
 * Runs a program to its end with its output streamed and nothing to read.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code; 1 when it could not be started or was ended by a signal
 */
export async function runToEnd(program, args, options) {
  const child = startChild(program, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const [code] = await once(child, 'exit');
    return code ?? 1;
  } catch (error) {
    console.error(`${program} could not be started: ${/** @type {Error} */ (error).message}`);
    return 1;
  } finally {
    children.delete(child);
  }
}

/** @param {ChildProcess} child */
const isRunning = (child) => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** @param {ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  try {
    if (ownGroup && child.pid) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    // The group has ended between the question and the signal.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/** @param {ChildProcess} child */
async function stopChild(child) {
  if (isRunning(child)) {
    const ended = once(child, 'exit');
    signalGroup(child, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), PATIENCE);
    await ended;
    clearTimeout(timer);
  }
  // What the child itself left behind.
  if (child.pid) signalGroup(child, 'SIGKILL');
}

/** Asks all that was started, and what that started in turn, to stop: the newest first. Resolves when all has. */
export async function stopChildren() {
  for (const child of [...children].reverse()) await stopChild(child);
}

/**
 * Calls back when npm, or the shell between npm and us, has gone. Neither passes a signal on to us: without this,
 * a stopped `npm start` would leave everything running. Started without npm, we outlive whoever started us.
 * @param {() => void} callback
 */
export function onNpmGone(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, 500);
  watch.unref();
}
