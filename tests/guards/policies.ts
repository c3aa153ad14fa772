import type { Guard } from './guard.ts';

const policies = 'tests/journeys/shell-policies.spec.ts';

/** For what the organization decides. */
export const policyGuards: readonly Guard[] = [
  {
    name: 'the page reaches only servers that the policy allows',
    file: 'electron/main.ts',
    from: 'serveBundle(RENDERER, allowedOrigins(resolved));',
    to: 'serveBundle(RENDERER, null);',
    test: [policies, 'a server that is not allowed is refused'],
  },
  {
    name: 'a sign-in is not kept where the policy forbids it',
    file: 'electron/policies/kept-sign-in.ts',
    from: 'name !== SIGN_IN || ',
    to: 'name !== SIGN_IN || name === SIGN_IN || ',
    test: [policies, 'where no sign-in may be remembered'],
  },
  {
    name: 'a policy file belongs to root',
    file: 'electron/policies/policy-text.ts',
    from: 'if (uid !== 0)',
    to: 'if (uid < 0)',
    test: ['electron/policies/sources.test.ts', 'is not believed'],
  },
  {
    name: 'a policy file is written by root alone',
    file: 'electron/policies/policy-text.ts',
    from: 'isGroupWritable || (mode & 0o002) !== 0',
    to: 'isGroupWritable',
    test: ['electron/policies/sources.test.ts', 'is not believed'],
  },
  {
    name: 'a package takes no policies of a test',
    file: 'electron/policies/sources.ts',
    from: 'isPackaged ? null : folder || null',
    to: 'isPackaged && !folder ? null : folder || null',
    test: ['electron/policies/sources.test.ts', 'a package takes no policies'],
  },
  {
    name: 'a weaker place does not fill a broken setting',
    file: 'electron/policies/resolve.ts',
    from: "'values' in each ? Object.hasOwn(each.values, name)",
    to: "'values' in each ? settings[name].schema.safeParse(each.values[name]).success",
    test: ['electron/policies/resolve.test.ts', 'is not filled by the user'],
  },
  {
    name: 'only the computer’s policy lists certificates',
    file: 'electron/policies/resolve.ts',
    from: "rank === 'machine' || !settings[name].isForComputer",
    to: "rank !== 'environment' || !settings[name].isForComputer",
    test: ['tests/journeys/shell-certificates.spec.ts', 'own policy'],
  },
  {
    name: 'the environment lists no certificates',
    file: 'electron/policies/resolve.ts',
    from: "rank === 'machine' || !settings[name].isForComputer",
    to: "rank !== 'user' || !settings[name].isForComputer",
    test: ['electron/policies/resolve.test.ts', 'policy alone'],
  },
];
