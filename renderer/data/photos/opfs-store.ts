import type { ByteStore } from './byte-store.ts';

/** Not yet in TypeScript's list; it renames within a folder. */
type Movable = FileSystemFileHandle & { readonly move: (name: string) => Promise<void> };

const isName = (name: string) => /^[0-9a-f]{64}$/.test(name);

/** Leftovers of a write that was killed are this old before they go, since another window may be writing. */
const leftoverAge = 24 * 60 * 60_000;

/** The browser's own file system, in a folder for each database: other people's photos lie elsewhere (S20). */
export function createOpfsStore(databaseName: string): ByteStore {
  const folder = async () => {
    const root = await navigator.storage.getDirectory();
    const photos = await root.getDirectoryHandle('photos', { create: true });
    return photos.getDirectoryHandle(databaseName, { create: true });
  };
  const find = async (name: string): Promise<File | null> => {
    try {
      return await (await (await folder()).getFileHandle(name)).getFile();
    } catch (error) {
      if ((error as DOMException).name === 'NotFoundError') return null;
      throw error;
    }
  };
  const remove = async (name: string) => {
    await (await folder()).removeEntry(name).catch(() => undefined);
  };

  return {
    read: find,
    write: async (sha256, bytes) => {
      if ((await find(sha256))?.size === bytes.size) return;
      const draft = `writing-${crypto.randomUUID()}`;
      const handle = (await (await folder()).getFileHandle(draft, { create: true })) as Movable;
      try {
        await writeAll(handle, bytes);
        await handle.move(sha256);
      } catch (error) {
        await remove(draft);
        throw error;
      }
    },
    remove,
    all: async () => {
      const found: { sha256: string; at: number }[] = [];
      for await (const [name, handle] of (await folder()).entries()) {
        if (handle.kind !== 'file') continue;
        const { lastModified } = await (handle as FileSystemFileHandle).getFile();
        if (isName(name)) found.push({ sha256: name, at: lastModified });
        else if (lastModified < Date.now() - leftoverAge) await remove(name);
      }
      return found;
    },
  };
}

async function writeAll(handle: FileSystemFileHandle, bytes: Blob): Promise<void> {
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
  const { size } = await handle.getFile();
  if (size !== bytes.size) throw new Error(`The disk took ${size} of ${bytes.size} bytes of a photo`);
}
