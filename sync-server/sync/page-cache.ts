import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createSlots } from '#domain/sync/slots.ts';

/** A page as JSON, and how many records are in it. */
export type Page = { readonly text: string; readonly rows: number };
/** The same, packed. */
export type PackedPage = { readonly bytes: Buffer; readonly rows: number };

/** Pages that were sent lately, packed: after an outage hundreds of computers ask for the same. */
export type PageCache = {
  /** `key` names what was asked for and the state that answers it. */
  readonly packed: (key: string, make: () => Promise<Page>) => Promise<PackedPage>;
};

/** In bytes. */
const room = 24 * 1024 * 1024;
/** A page of fewer characters is made faster than it is found. */
const smallest = 16 * 1024;
/** Above it gzip takes longer than it spares on any network that offices have. */
const level = 4;

/** So many are made at once, as many as gzip has threads: the rest wait without holding a page each. */
const atOnce = 4;

const pack = promisify(gzip);

export function createPageCache(): PageCache {
  const inSlot = createSlots(atOnce);
  const pages = new Map<string, Promise<PackedPage>>();
  let size = 0;
  const keep = (key: string, { length }: Buffer) => {
    size += length;
    for (const [oldest, page] of pages) {
      if (size <= room || oldest === key) break;
      pages.delete(oldest);
      void page.then(({ bytes }) => {
        size -= bytes.length;
      });
    }
  };
  return {
    packed: (key, make) => {
      const known = pages.get(key);
      if (known) return known;
      const page = inSlot(async () => {
        const { text, rows } = await make();
        const bytes = await pack(text, { level });
        if (text.length < smallest) pages.delete(key);
        else keep(key, bytes);
        return { bytes, rows };
      });
      pages.set(key, page);
      page.catch(() => pages.delete(key));
      return page;
    },
  };
}
