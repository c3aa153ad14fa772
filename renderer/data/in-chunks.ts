/** Follows work on many records: told how many are through, and able to stop it between two of them. */
export type Watch = {
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
};

/** So many are written together: few enough for a page that answers, many enough to share a write to the disk. */
const chunk = 100;

/** Does the work a chunk at a time. What is begun is finished; an aborted signal keeps the rest away. */
export async function inChunks<T>(
  items: readonly T[],
  work: (chunk: readonly T[]) => Promise<unknown>,
  { onProgress, signal }: Watch = {},
): Promise<void> {
  for (let at = 0; at < items.length && !signal?.aborted; at += chunk) {
    await work(items.slice(at, at + chunk));
    onProgress?.(Math.min(at + chunk, items.length));
  }
}
