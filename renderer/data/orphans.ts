import type { WireRecord } from '#domain/sync/wire.ts';
import type { RecordCollection } from './database.ts';
import type { HeldStates } from './held-states.ts';

type OrphanDeps = { readonly collection: RecordCollection; readonly held: HeldStates };

/**
 * RxDB writes a pulled record and then, in another write, that it is the server's. A program that was killed in
 * between leaves a record that looks like a local edit: RxDB skips all that is pulled for it from then on, and
 * never pushes it, since an inserted record also loses the mark (`_meta.o`) by which it would know. Writing such a
 * record once more makes RxDB push it, and the answer puts it right. Seen with RxDB 17.6.
 */
export async function touchOrphans(
  { collection, held }: OrphanDeps,
  pulled: readonly WireRecord[],
): Promise<void> {
  const here = await collection.storageInstance.findDocumentsById(
    pulled.map(({ id }) => id),
    false,
  );
  const unmarked = here.filter(({ _meta }) => (_meta as { o?: unknown }).o === undefined);
  const known = await held(unmarked.map(({ id }) => id));
  for (const { id } of unmarked)
    if (!known.has(id)) await (await collection.findOne(id).exec())?.incrementalModify((data) => data);
}
