/**
 * Gathers what is to be written in one turn and writes it at once: a write to the disk takes its time, however small.
 * Of several items under one key the last is written. Each caller's promise is that of the whole write.
 */
export function gather<T>(
  write: (items: readonly T[]) => Promise<void>,
): (key: string, item: T) => Promise<void> {
  let open: { readonly items: Map<string, T>; readonly written: Promise<void> } | null = null;
  return (key, item) => {
    if (!open) {
      const items = new Map<string, T>();
      const written = Promise.resolve().then(() => {
        open = null;
        return write([...items.values()]);
      });
      open = { items, written };
    }
    open.items.set(key, item);
    return open.written;
  };
}
