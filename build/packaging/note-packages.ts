import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The part of a bundler's output that is read here; Vite's and rolldown's have it alike. */
type Output = Record<string, { type: string; moduleIds?: string[] }>;

/**
 * A bundler plugin that writes down of which packages a bundle is made, for the list of licenses: one JSON
 * array of their folders in `dist/packages-<bundle>.json`. Several outputs of one bundle, such as workers, add up.
 */
export function notePackages(bundle: string) {
  const folders = new Set<string>();
  return {
    name: 'note-packages',
    async generateBundle(_options: unknown, output: Output): Promise<void> {
      for (const { moduleIds = [] } of Object.values(output))
        for (const id of moduleIds) for (const folder of packageOf(id)) folders.add(folder);
      const file = notesOf(bundle);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${JSON.stringify([...folders].sort(), null, 2)}\n`);
    },
  };
}

/** Where the packages of a bundle are written down. */
export const notesOf = (bundle: string): string => join(ROOT, 'dist', `packages-${bundle}.json`);

/** The folder of the package that a module belongs to, from the checkout and with `/`; a list of none or one. */
export function packageOf(moduleId: string): string[] {
  const [, folder] = /(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(moduleId) ?? [];
  return folder ? [relative(ROOT, folder).replaceAll('\\', '/')] : [];
}
