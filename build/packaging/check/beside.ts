import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from './report.ts';

/** The folders of ours that have to lie beside the program, by their names there. */
export type Beside = Readonly<Record<string, string>>;

/** What has to lie beside the program, of Electron's and of ours. */
export function missingBeside(unpacked: string, ours: Beside): Findings {
  const licenses = ['LICENSE.electron.txt', 'LICENSES.chromium.html'];
  return [
    ...licenses.filter((name) => !existsSync(join(unpacked, name))).map((name) => `${name} is missing`),
    ...missingOfOurs(join(unpacked, 'resources'), ours),
  ];
}

/** Files of ours that are not in the folder of a package that has them. */
export const missingOfOurs = (resources: string, ours: Beside): Findings =>
  Object.entries(ours).flatMap(([name, folder]) =>
    filesIn(folder)
      .filter((file) => !isSame(join(folder, file), join(resources, name, file)))
      .map((file) => `${name}/${file} is missing or another one`),
  );

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        statSync(join(folder, name)).isFile(),
      )
    : [];

const isSame = (one: string, other: string): boolean =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));
