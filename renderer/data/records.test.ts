import { describe, expect, it } from 'vitest';
import { editSchema } from '#domain/record/own-fields.ts';
import { nextEdit } from './records.ts';

const kim = { userId: 'kim', device: 'Laptop' };

describe('[S7] the next edit', () => {
  it('says who, when and where, under an id of its own', () => {
    const before = Date.now();
    const edit = nextEdit(kim, null);
    expect(editSchema.safeParse(edit).success).toBe(true);
    expect(edit).toMatchObject({ by: 'kim', device: 'Laptop' });
    expect(Date.parse(edit.at)).toBeGreaterThanOrEqual(before);
    expect(nextEdit(kim, undefined).id).not.toBe(edit.id);
  });

  it('follows nothing where there was no edit', () => {
    expect(nextEdit(kim, null)).not.toHaveProperty('after');
  });

  it('names the edits before it, newest first', () => {
    const one = nextEdit(kim, null);
    const two = nextEdit(kim, one);
    const three = nextEdit({ userId: 'lee', device: 'Desk' }, two);
    expect(three.after).toEqual([two.id, one.id]);
    expect(three.by).toBe('lee');
  });

  it('names no more than the wire takes, and forgets the oldest', () => {
    const chain = [nextEdit(kim, null)];
    for (let count = 0; count < 30; count += 1) chain.unshift(nextEdit(kim, chain[0]));
    expect(chain[0]?.after).toEqual(chain.slice(1, 21).map(({ id }) => id));
    expect(editSchema.safeParse(chain[0]).success).toBe(true);
  });
});
