/** The bytes of a file of renderer/public/geo, unpacked. Rejects where it can't be read. */
export async function readGeoFile(name: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(`geo/${name}.bin`, document.baseURI));
  if (!answer.ok || !answer.body) throw new Error(`The map file ${name} answered ${answer.status}.`);
  const unpacked = answer.body.pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/** Each is loaded once; what failed is tried again when it is asked for again. */
export function kept<Made>(load: (name: string) => Promise<Made>): (name?: string) => Promise<Made> {
  const loaded = new Map<string, Promise<Made>>();
  return (name = '') => {
    const before = loaded.get(name);
    if (before) return before;
    const loading = load(name);
    loaded.set(name, loading);
    loading.catch(() => loaded.delete(name));
    return loading;
  };
}
