import { describe, expect, it } from 'vitest';
import { createSignInLimit } from './sign-in-limit.ts';

const clock = () => {
  const at = { ms: 1_000_000 };
  return { at, limit: createSignInLimit(() => at.ms) };
};

const many = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('the limit of sign-ins', () => {
  it('makes whoever mistypes wait, and nobody else of that office', () => {
    const { at, limit } = clock();
    for (const _ of many(10)) expect(limit.take('ada', 'office')).toBeNull();
    expect(limit.take('ada', 'office')).toBe(900);
    expect(limit.take('bob', 'office')).toBeNull();
    expect(limit.take('ada', 'home')).toBeNull();
    at.ms += 15 * 60_000;
    expect(limit.take('ada', 'office')).toBeNull();
  });

  it('stops guessing at one account from many places, and leaves a known computer alone', () => {
    const { limit } = clock();
    for (const place of many(100)) limit.take('ada', `place-${place}`);
    expect(limit.take('ada', 'home')).not.toBeNull();
    expect(limit.take('ada', 'home', 'phone')).toBeNull();
  });

  it('stops guessing at many accounts from one place, and leaves a known computer there alone', () => {
    const { limit } = clock();
    for (const account of many(200)) limit.take(`account-${account}`, 'office');
    expect(limit.take('ada', 'office')).not.toBeNull();
    expect(limit.take('ada', 'office', 'desk')).toBeNull();
  });

  it('counts a known computer by itself', () => {
    const { limit } = clock();
    for (const _ of many(10)) expect(limit.take('ada', 'office', 'desk')).toBeNull();
    expect(limit.take('ada', 'office', 'desk')).not.toBeNull();
    expect(limit.take('ada', 'office', 'phone')).toBeNull();
    expect(limit.take('ada', 'office')).toBeNull();
  });

  it('starts afresh after a success', () => {
    const { limit } = clock();
    for (const device of [null, 'desk'])
      for (const _ of many(5)) {
        for (const __ of many(9)) expect(limit.take('ada', 'office', device)).toBeNull();
        limit.succeeded('ada', 'office', device);
      }
  });
});
