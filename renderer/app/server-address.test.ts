import { expect, test } from 'vitest';
import { serverAddress, serverRefusal } from './server-address.ts';

test('an address is taken as people type it', () => {
  expect(serverAddress(' roster.company.com/ ')).toBe('https://roster.company.com');
  expect(serverAddress('http://127.0.0.1:8080/roster/')).toBe('http://127.0.0.1:8080/roster');
  for (const typed of ['', 'https://', 'two words']) expect(serverAddress(typed)).toBeNull();
});

test('only a server of the list is allowed, whatever looks like it', () => {
  const allowed = ['https://a.example'];
  expect(serverRefusal('https://a.example/roster', allowed)).toBeNull();
  for (const address of ['https://a.example.evil.test', 'https://a.example:8443', 'http://a.example'])
    expect(serverRefusal(address, allowed)).toContain('It allows only https://a.example.');
  expect(serverRefusal('https://b.example', null)).toBeNull();
  expect(serverRefusal('https://b.example', [])).toContain('none at all');
});
