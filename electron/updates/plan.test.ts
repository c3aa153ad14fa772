import { expect, test } from 'vitest';
import type { UpdatesPolicy } from '../policies/policies.ts';
import { type Installed, planUpdates } from './plan.ts';

const policy: UpdatesPolicy = { mode: 'automatic', channel: null, feed: null };
const all: readonly Installed[] = ['appimage', 'deb', 'development', 'mac', 'msi', 'nsis', 'rpm'];

test.each(all)('nothing is looked for on %s when updates are off', (installed) => {
  expect(planUpdates({ ...policy, mode: 'off' }, installed, true)).toMatchObject({ ok: false });
});

test.each(['development', 'msi'] as const)('a copy installed as %s is left alone', (installed) => {
  expect(planUpdates(policy, installed, true)).toMatchObject({ ok: false });
});

test('without an address anywhere nothing is looked for', () => {
  expect(planUpdates(policy, 'nsis', false)).toMatchObject({ ok: false });
});

test('the address of a policy is enough', () => {
  const feed = 'https://updates.company.example';
  expect(planUpdates({ ...policy, feed, channel: 'beta' }, 'nsis', false)).toEqual({
    ok: true,
    feed,
    channel: 'beta',
    loadsByItself: true,
    installsOnQuit: true,
  });
});

test.each(['http://updates.company.example', 'file:///srv/updates', 'updates'])('%s is refused', (feed) => {
  expect(planUpdates({ ...policy, feed }, 'nsis', true)).toMatchObject({ ok: false });
});

test.each([
  ['appimage', true, true],
  ['nsis', true, true],
  ['mac', true, false],
  ['deb', false, false],
  ['rpm', false, false],
] as const)('automatic on %s', (installed, loadsByItself, installsOnQuit) => {
  expect(planUpdates(policy, installed, true)).toMatchObject({ ok: true, loadsByItself, installsOnQuit });
});

test.each(['appimage', 'nsis', 'mac', 'deb', 'rpm'] as const)(
  'notify on %s waits for a person',
  (installed) => {
    const plan = planUpdates({ ...policy, mode: 'notify' }, installed, true);
    expect(plan).toMatchObject({ ok: true, loadsByItself: false, installsOnQuit: false });
  },
);
