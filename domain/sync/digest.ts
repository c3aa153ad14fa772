import type { AnyRecord } from '../record/field.ts';
import { compact } from '../record/value.ts';

/** A 64-bit hash as two halves of 32 bits, each an unsigned integer. */
export type Digest = { readonly high: number; readonly low: number };

/** What both sides should agree on once all is in sync (S22). */
export type CollectionDigest = { readonly count: number; readonly hash: string };

const unsigned = (value: number): number => value >>> 0;

/**
 * A hash of one record in any order of its keys: cyrb53's two lanes over the JSON of its compact form, without
 * `_deleted` and without what a local store keeps about it (`_meta`, `_rev`, `_attachments`). It finds drift; it
 * is no protection against forgery.
 */
export const recordDigest = (record: AnyRecord): Digest => textDigest(JSON.stringify(compact(own(record))));

/** The same of a record whose own JSON is at hand, which spares the making of another where it is as it would be. */
export function digestOfJson(record: AnyRecord, json: string): Digest {
  const bare = compact(own(record));
  return textDigest(bare === record ? json : JSON.stringify(bare));
}

function textDigest(text: string): Digest {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  const mixedHigh = mix(high, low);
  const mixedLow = mix(low, high);
  return { high: mixedHigh, low: mixedLow };
}

const foreign = ['_deleted', '_meta', '_rev', '_attachments'];

function own(record: AnyRecord): AnyRecord {
  if (!foreign.some((name) => Object.hasOwn(record, name))) return record;
  const { _deleted, _meta, _rev, _attachments, ...rest } = record;
  return rest;
}

const mix = (a: number, b: number): number =>
  unsigned(Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909));

/** Adds the records up, half by half modulo 2^32: the order of the records says nothing. */
export function sumDigests(digests: Iterable<Digest>): CollectionDigest {
  let count = 0;
  let high = 0;
  let low = 0;
  for (const digest of digests) {
    count += 1;
    high = unsigned(high + digest.high);
    low = unsigned(low + digest.low);
  }
  return { count, hash: hashText({ high, low }) };
}

/** Sixteen hexadecimal digits, the high half first. */
export const hashText = ({ high, low }: Digest): string =>
  [high, low].map((half) => unsigned(half).toString(16).padStart(8, '0')).join('');

/** The digest of records of one collection; removed ones do not count. */
export const digestOf = (records: Iterable<AnyRecord>): CollectionDigest =>
  sumDigests([...records].filter(({ _deleted }) => _deleted !== true).map(recordDigest));
