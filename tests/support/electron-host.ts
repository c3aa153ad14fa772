import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAND_IN_ORIGIN } from './electron-stand-in/origin.ts';

const ELECTRON = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');
const STAND_IN = join(import.meta.dirname, 'electron-stand-in');

// Requiring 'electron' would try to download its binary, so its own record of it is read instead.
const binary = findBinary();

/** Which program the `desktop` journeys run in. Reports name it, because the two prove different things. */
export function desktopHostName(): 'electron' | 'stand-in' {
  return binary === null ? 'stand-in' : 'electron';
}

/** The executable that Playwright starts; for tests that start the app themselves. */
export function desktopExecutable(): string {
  return binary ?? join(STAND_IN, 'electron');
}

/** The origin that a sync server sees, for its `ALLOWED_ORIGINS`. */
export function desktopOrigin(): string {
  return binary === null ? STAND_IN_ORIGIN : 'app://bundle';
}

/** Spread this into the options of `_electron.launch()`; `extra` adds to the environment. */
export function desktopLaunchOptions(extra: Record<string, string> = {}): { env: Record<string, string> } {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const host = binary === null ? { ELECTRON_OVERRIDE_DIST_PATH: STAND_IN } : {};
  // Playwright itself looks the executable up by its own environment, not by that of the app.
  Object.assign(process.env, host);
  return { env: { ...Object.fromEntries(inherited), ...host, ...extra } };
}

function findBinary(): string | null {
  const record = join(ELECTRON, 'path.txt');
  if (!existsSync(record)) return null;
  const file = join(ELECTRON, 'dist', readFileSync(record, 'utf8').trim());
  return existsSync(file) ? file : null;
}
