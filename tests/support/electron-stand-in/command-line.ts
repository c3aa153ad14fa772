import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

type Manifest = { name?: string; productName?: string; version?: string; main?: string; type?: string };

const raw = process.argv.slice(2);
const positional: string[] = [];

/** What followed `-r`: Playwright's loader. */
export const requiredFirst: string[] = [];

/** The `--switches` of the command line, wherever they stand, by name without dashes. */
export const switches = new Map<string, string>();

for (let i = 0; i < raw.length; i += 1) readArgument(raw[i] ?? '', raw[i + 1]);

const target = resolve(positional[0] ?? '.');
export const appFolder = statSync(target).isDirectory() ? target : dirname(target);
export const manifest = readManifest();
export const mainFile = appFolder === target ? resolve(appFolder, manifest.main ?? 'index.js') : target;
export const mainIsModule =
  /\.mjs$/.test(mainFile) || (manifest.type === 'module' && !/\.cjs$/.test(mainFile));

/** `process.argv` as Electron has it: Playwright's loader cuts its own part off by position. */
export const electronArgv = [process.argv[1] ?? 'electron', ...raw];

function readArgument(argument: string, next: string | undefined): void {
  if (argument === '-r') requiredFirst.push(next ?? '');
  else if (argument.startsWith('--')) addSwitch(argument.slice(2));
  else if (!requiredFirst.includes(argument)) positional.push(argument);
}

function addSwitch(text: string): void {
  const [name = '', ...value] = text.split('=');
  switches.set(name, value.join('='));
}

function readManifest(): Manifest {
  const file = resolve(appFolder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
}
