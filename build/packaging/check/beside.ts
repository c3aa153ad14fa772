import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from './report.ts';

/** What has to lie beside the program, of Electron's and of ours; `policies` is the folder of our templates. */
export function missingBeside(unpacked: string, policies: string): Findings {
  const licenses = ['LICENSE.electron.txt', 'LICENSES.chromium.html'];
  const shipped = join(unpacked, 'resources', 'policies');
  return [
    ...licenses.filter((name) => !existsSync(join(unpacked, name))).map((name) => `${name} is missing`),
    ...filesIn(policies)
      .filter((name) => !isSame(join(policies, name), join(shipped, name)))
      .map((name) => `The policy template ${name} is missing or another one`),
  ];
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        statSync(join(folder, name)).isFile(),
      )
    : [];

const isSame = (one: string, other: string): boolean =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));
