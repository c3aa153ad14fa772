import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '#server/app.ts';
import { openSqlite } from '#server/store/sqlite.ts';

/** Every route of the app as `METHOD /path`, read from the router itself. */
export async function routesOfApp(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldroster-routes-'));
  const store = await openSqlite(join(folder, 'fieldroster.sqlite'));
  const places = { photoFolder: folder, outboxFolder: folder, pageFolder: join(folder, 'none') };
  const app = await buildApp({ ...places, store, version: '0.0.0' });
  try {
    await app.ready();
    return readTree(app.printRoutes({ commonPrefix: false }));
  } finally {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads lines such as `    │   └── /export (GET, HEAD)`; four characters a level. */
function readTree(tree: string): string[] {
  const parents: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split('\n').filter((each) => each.trim() !== '')) {
    const [, indent = '', part, methods = ''] = /^(.*?)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (part === undefined) throw new Error(`Not a line of a route tree: ${line}`);
    const level = indent.length / 4;
    const path = (parents[level - 1] ?? '') + part;
    parents[level] = path;
    for (const method of methods.split(', ').filter(Boolean)) routes.push(`${method} ${path}`);
  }
  return routes;
}
