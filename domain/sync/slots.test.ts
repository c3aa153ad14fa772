import { describe, expect, it } from 'vitest';
import { createSlots } from './slots.ts';

/** Runs that end when they are told to, and what has begun so far. */
function runs() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    run: (name: string) => () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    },
    end: async (name: string) => {
      ends.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('slots', () => {
  it('runs so many at once, and the others in their order', async () => {
    const inSlot = createSlots(2);
    const { begun, run, end } = runs();
    for (const name of ['a', 'b', 'c', 'd']) void inSlot(run(name));
    await end('');
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('counts what each weighs, and lets nothing light overtake', async () => {
    const inSlot = createSlots(10);
    const { begun, run, end } = runs();
    void inSlot(run('six'), 6);
    void inSlot(run('five'), 5);
    void inSlot(run('one'), 1);
    await end('');
    expect(begun).toEqual(['six']);
    await end('six');
    expect(begun).toEqual(['six', 'five', 'one']);
  });

  it('runs by itself what weighs more than all', async () => {
    const inSlot = createSlots(10);
    const { begun, run, end } = runs();
    void inSlot(run('huge'), 99);
    void inSlot(run('light'));
    await end('');
    expect(begun).toEqual(['huge']);
    await end('huge');
    expect(begun).toEqual(['huge', 'light']);
  });

  it('gives the slot back where a run fails', async () => {
    const inSlot = createSlots(1);
    await expect(inSlot(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(inSlot(async () => 'next')).resolves.toBe('next');
  });
});
