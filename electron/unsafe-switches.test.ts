import { expect, test } from 'vitest';
import { startRefusal } from './unsafe-switches.ts';

const started = (args: readonly string[], platform: NodeJS.Platform = 'linux') =>
  startRefusal({ isPackaged: true, platform, argv: ['fieldroster', ...args] });

test('a package does not start without its sandbox, and says what to do', () => {
  expect(started(['--no-sandbox'])).toContain('Install the deb');
});

test.each([
  ['--remote-debugging-port=9222', 'remote-debugging-port'],
  ['--remote-debugging-pipe', 'remote-debugging-pipe'],
  ['--ignore-certificate-errors', 'ignore-certificate-errors'],
  ['--ignore-certificate-errors-spki-list=abc', 'ignore-certificate-errors-spki-list'],
  ['--disable-web-security', 'disable-web-security'],
  ['--ssl-key-log-file=/tmp/keys', 'ssl-key-log-file'],
  ['--log-net-log=/tmp/log', 'log-net-log'],
])('a package that is started with %s names it', (arg, name) => {
  expect(started(['fieldroster://technician/a', arg])).toContain(`“${name}”`);
});

test('each way to write a switch is known that Chromium knows on that system', () => {
  expect(started(['-no-sandbox'])).not.toBeNull();
  for (const arg of ['/no-sandbox', '-NO-sandbox', '--No-Sandbox', '/Remote-Debugging-Port=1'])
    expect(started([arg], 'win32'), arg).not.toBeNull();
});

test('what is no such switch starts', () => {
  expect(started(['fieldroster://technician/a', '--user-data-dir=/no-sandbox', '/no-sandbox'])).toBeNull();
  expect(started(['--', '--no-sandbox'])).toBeNull();
  expect(startRefusal({ isPackaged: true, platform: 'linux', argv: ['--no-sandbox'] })).toBeNull();
});

test('a checkout starts as its tests start it', () => {
  const argv = ['electron', '.', '--no-sandbox', '--remote-debugging-port=0'];
  expect(startRefusal({ isPackaged: false, platform: 'linux', argv })).toBeNull();
});
