import { expect, test } from 'vitest';
import { demoAccount } from './demo-account.ts';

const env = { FIELDROSTER_DEMO_USER: 'admin', FIELDROSTER_DEMO_PASSWORD: 'pw' };

test('a checkout is signed in with the account of its demo, where there is one', () => {
  expect(demoAccount(false, env)).toEqual({ username: 'admin', password: 'pw' });
  expect(demoAccount(false, { FIELDROSTER_DEMO_USER: 'admin' })).toBeNull();
});

test('a package never is', () => {
  expect(demoAccount(true, env)).toBeNull();
});
