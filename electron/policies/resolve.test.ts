import { describe, expect, test } from 'vitest';
import { allowedOrigins } from './allowed-origins.ts';
import { resolvePolicies, type Source } from './resolve.ts';
import { settingNames } from './settings.ts';

type Values = Readonly<Record<string, unknown>>;

const machine = (values: Values): Source => ({ rank: 'machine', name: 'HKLM', values });
const user = (values: Values): Source => ({ rank: 'user', name: 'HKCU', values });
const environment = (values: Values): Source => ({ rank: 'environment', name: 'VARIABLE', values });
const address = (host: string) => ({ serverAddress: `https://${host}.example` });

describe('what holds', () => {
  test('without any policy nothing is managed and nothing is wrong', () => {
    const { policies, managed, messages } = resolvePolicies([]);
    expect(policies).toMatchObject({
      serverAddress: null,
      allowedServers: null,
      updates: 'notify',
      rememberSignIn: true,
      telemetry: 'off',
    });
    expect(Object.keys(policies)).toEqual(settingNames);
    expect([managed, messages]).toEqual([[], []]);
  });

  test('is the machine before the user before the environment, setting by setting', () => {
    const sources = [
      environment(address('own')),
      user({ ...address('user'), offlineDays: 3 }),
      machine(address('machine')),
    ];
    const all = resolvePolicies(sources);
    expect(all.policies).toMatchObject({ serverAddress: 'https://machine.example', offlineDays: 3 });
    expect(all.managed).toEqual(['serverAddress', 'offlineDays']);
    const below = resolvePolicies(sources.slice(0, 2)).policies.serverAddress;
    expect(below).toBe('https://user.example');
  });

  test('is not managed where only the environment says it', () => {
    const all = resolvePolicies([environment(address('own'))]);
    expect(all.policies.serverAddress).toBe('https://own.example');
    expect(all.managed).toEqual([]);
  });

  test('takes true and false as the registry has them', () => {
    expect(resolvePolicies([machine({ rememberSignIn: 0 })]).policies.rememberSignIn).toBe(false);
    expect(resolvePolicies([machine({ rememberSignIn: 1 })]).policies.rememberSignIn).toBe(true);
  });
});

describe('a broken value', () => {
  test.each([
    ['serverAddress', 'ftp://roster.example', null],
    ['serverAddress', 'http://roster.example', null],
    ['serverAddress', 'https://user:pw@roster.example', null],
    ['allowedServers', 'https://roster.example', []],
    ['allowedServers', ['nonsense'], []],
    ['updates', 'sometimes', 'notify'],
    ['updateFeed', 'file:///feed', null],
    ['offlineDays', 0, null],
    ['offlineDays', 2.5, null],
    ['rememberSignIn', 'perhaps', false],
    ['idleLockMinutes', -1, 15],
    ['telemetry', 'on', 'off'],
    ['proxyMode', 'vpn', 'system'],
    ['serverCertificates', 'AB'.repeat(32), null],
    ['serverCertificates', ['AB'.repeat(31)], null],
  ] as const)('of %s (%j) becomes its safe setting, and is named', (name, value, safe) => {
    const { policies, managed, messages } = resolvePolicies([machine({ [name]: value, proxyBypass: 'ok' })]);
    expect(policies[name]).toEqual(safe);
    expect(policies.proxyBypass).toBe('ok');
    expect(managed).toContain(name);
    expect(messages).toEqual([expect.stringContaining(`HKLM: “${name}”`)]);
  });

  test('of the machine is not filled by the user', () => {
    const sources = [machine({ rememberSignIn: 'x' }), user({ rememberSignIn: true })];
    expect(resolvePolicies(sources).policies.rememberSignIn).toBe(false);
  });

  test('says what would be right', () => {
    expect(resolvePolicies([machine({ offlineDays: 900 })]).messages).toEqual([
      'HKLM: “offlineDays” has to be a whole number from 1 to 365. Fieldroster goes on with the safe setting for it.',
    ]);
  });

  test('of a list of certificates names the entry, and none is trusted', () => {
    const values = { serverCertificates: ['ab'.repeat(32), 'AB:CD'] };
    const { policies, messages } = resolvePolicies([machine(values)]);
    expect(policies.serverCertificates).toBeNull();
    expect(messages[0]).toContain('“serverCertificates” has “AB:CD”, which is no SHA-256 fingerprint.');
  });

  test('a name that no setting has is told and left out', () => {
    const { managed, messages } = resolvePolicies([machine({ serverAdress: 'https://roster.example' })]);
    expect(managed).toEqual([]);
    expect(messages).toEqual(['HKLM: this version has no setting “serverAdress”.']);
  });
});

test('a place that can’t be read leaves the safe settings, and people can still sign in', () => {
  const broken: Source = { rank: 'machine', name: '/etc/policy.json', unreadable: 'It is not valid JSON.' };
  const said = user({ rememberSignIn: true, ...address('user') });
  const { policies, messages } = resolvePolicies([broken, said]);
  expect(policies.serverAddress).toBe('https://user.example');
  expect(policies).toMatchObject({ rememberSignIn: false, idleLockMinutes: 15, allowedServers: null });
  expect(messages).toEqual([
    '/etc/policy.json: It is not valid JSON. Fieldroster goes on with the safe settings.',
  ]);
});

test('where new versions come from is said by the computer’s policy alone', () => {
  const feed = { updateFeed: 'https://updates.example' };
  expect(resolvePolicies([user(feed)]).policies.updateFeed).toBeNull();
  expect(resolvePolicies([machine(feed)]).policies.updateFeed).toBe('https://updates.example');
});

describe('the certificates of servers', () => {
  const print = 'ab'.repeat(32);
  const list = { serverCertificates: [print] };

  test('are taken in each way that fingerprints are written', () => {
    const colons = print.toUpperCase().match(/../g)?.join(':') ?? '';
    const { policies } = resolvePolicies([machine({ serverCertificates: [colons, ` ${print} `] })]);
    expect(policies.serverCertificates).toEqual([print, print]);
  });

  test('are named by the computer’s policy alone', () => {
    for (const source of [user(list), environment(list)]) {
      const { policies, managed, messages } = resolvePolicies([source]);
      expect(policies.serverCertificates).toBeNull();
      expect(managed).toEqual([]);
      expect(messages).toEqual([
        `${source.name}: “serverCertificates” counts only in the policy of the computer.`,
      ]);
    }
    expect(resolvePolicies([machine({}), user(list)]).policies.serverCertificates).toBeNull();
    expect(resolvePolicies([machine(list)]).managed).toEqual(['serverCertificates']);
  });
});

describe('the allowed servers', () => {
  const origins = (...sources: Source[]) => allowedOrigins(resolvePolicies(sources));

  test('are any without a policy', () => {
    expect(origins(machine(address('a')))).toBeNull();
  });

  test('are those of the list, and the managed address', () => {
    const list = { allowedServers: ['https://b.example/roster', 'https://c.example:8443'] };
    expect(origins(machine(list))).toEqual(['https://b.example', 'https://c.example:8443']);
    expect(origins(machine({ ...list, ...address('a') }))).toContain('https://a.example');
  });

  test('do not grow by what a person sets', () => {
    expect(origins(machine({ allowedServers: ['https://b.example'] }), environment(address('own')))).toEqual([
      'https://b.example',
    ]);
  });

  test('are the managed address alone where the list is broken', () => {
    expect(origins(machine({ allowedServers: 5, ...address('a') }))).toEqual(['https://a.example']);
    expect(origins(machine({ allowedServers: 5 }))).toEqual([]);
  });
});
