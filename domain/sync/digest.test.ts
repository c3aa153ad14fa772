import { describe, expect, it } from 'vitest';
import { digestOf, hashText, recordDigest, sumDigests } from './digest.ts';

const ann = { id: 'ann', name: 'Ann', home: { street: '1 Main St', city: 'Agoura' } };
const bob = { id: 'bob', name: 'Bob' };

describe('[S22] the digest', () => {
  it('is the same in any order of keys and records', () => {
    const turned = { home: { city: 'Agoura', street: '1 Main St' }, name: 'Ann', id: 'ann' };
    expect(digestOf([bob, turned])).toEqual(digestOf([ann, bob]));
  });

  it('takes null for not set, and leaves out what a local store adds', () => {
    const stored = { ...ann, memo: null, _deleted: false, _rev: '1-x', _meta: { lwt: 1 }, _attachments: {} };
    expect(recordDigest(stored)).toEqual(recordDigest(ann));
  });

  it('differs where a value, a record or a number of records differs', () => {
    const all = [
      [ann, bob],
      [ann],
      [ann, ann],
      [ann, { ...bob, name: 'bob' }],
      [ann, { ...bob, active: false }],
      [],
    ].map((records) => digestOf(records));
    expect(new Set(all.map(({ count, hash }) => `${count} ${hash}`)).size).toBe(all.length);
    expect(new Set(all.map(({ hash }) => hash)).size).toBe(all.length);
  });

  it('does not count removed records', () => {
    expect(digestOf([ann, { ...bob, _deleted: true }])).toEqual(digestOf([ann]));
    expect(digestOf([])).toEqual({ count: 0, hash: '0000000000000000' });
  });

  it('adds up record by record, so that a store may keep the parts', () => {
    expect(sumDigests([recordDigest(ann), recordDigest(bob)])).toEqual(digestOf([ann, bob]));
  });

  it('adds modulo 2^32 in each half', () => {
    const full = { high: 0xffffffff, low: 0xffffffff };
    expect(sumDigests([full, { high: 1, low: 2 }])).toEqual({ count: 2, hash: '0000000000000001' });
    expect(hashText(full)).toBe('ffffffffffffffff');
  });

  it('has no two records of one hash among many', () => {
    const records = Array.from({ length: 20_000 }, (_, index) => hashText(recordDigest({ id: `t${index}` })));
    expect(new Set(records).size).toBe(records.length);
  });
});
