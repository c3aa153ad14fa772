import { describe, expect, it } from 'vitest';
import { emailHint, emailKey, normaliseEmail } from './email.ts';

describe('email addresses', () => {
  it('are compared without case (R18)', () => {
    expect(emailKey(' Ann.Lee@Example.COM ')).toBe(emailKey('ann.lee@example.com'));
  });

  it('are kept as they were typed, without the blanks around', () => {
    expect(normaliseEmail(' Ann.Lee@Example.com ')).toBe('Ann.Lee@Example.com');
    expect(normaliseEmail('  ')).toBeNull();
    expect(normaliseEmail(7)).toBe(7);
  });

  it.each([
    ['ann@gmail.con', 'ann@gmail.com'],
    ['ann@gmial.com', 'ann@gmail.com'],
  ])('%s gets a hint', (typed, meant) => {
    expect(emailHint(typed)).toBe(`Did you mean ${meant}?`);
  });

  it.each([
    'ann@gmail.com',
    'Ann@Gmail.com',
    'ann@company.com',
    'ann@northwind-hvac.com',
    'ann@hotmail.co.uk',
    'ann@yahoo.ca',
    'ann@comcast.net',
    'ann+jobs@proton.me',
  ])('%s gets none', (typed) => {
    expect(emailHint(typed)).toBeNull();
  });
});
