import type { Sql } from '../store/sql.ts';
import type { Manifest } from './manifest.ts';

type Content = Pick<Manifest, 'schema' | 'epoch' | 'counts'>;

/** What one state of a database holds; `read` gives that state. */
export async function contentOf(read: (run: (sql: Sql) => Promise<void>) => Promise<void>): Promise<Content> {
  let content: Content | undefined;
  await read(async (sql) => {
    content = await contentIn(sql);
  });
  if (!content) throw new Error('Nothing was read');
  return content;
}

async function contentIn(sql: Sql): Promise<Content> {
  const newest = await sql.one<{ version: number }>('SELECT max(version) AS version FROM schema_versions');
  const epoch = await sql.one<{ value: string }>(`SELECT value FROM meta WHERE key = 'epoch'`);
  const records = await sql.all<{ collection: string; count: number }>(
    'SELECT collection, count(*) AS count FROM documents WHERE removed = 0 GROUP BY collection ORDER BY collection',
  );
  const edits = await sql.one<{ count: number }>('SELECT count(*) AS count FROM edits');
  const counts = Object.fromEntries(records.map(({ collection, count }) => [collection, count]));
  return {
    schema: newest?.version ?? 0,
    epoch: epoch?.value ?? '',
    counts: { ...counts, edits: edits?.count ?? 0 },
  };
}
