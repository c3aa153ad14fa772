import { describe, expect, it } from 'vitest';
import { isPublicAddress, NotPublic, publicLookup } from './public-address.ts';

describe('public addresses', () => {
  it.each([
    '8.8.8.8',
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '2606:4700::6810:84e5',
    '2a00:1450:4001::1',
  ])('%s is one', (ip) => expect(isPublicAddress(ip)).toBe(true));

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.168.1.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', 'fc00::1', 'fdab::1', 'fe80::1', 'ff02::1'],
    ...['64:ff9b::a00:1', '2002:7f00:1::', '2001:0:4136:e378::', '2001:db8::1', 'localhost', ''],
  ])('%s is none', (ip) => expect(isPublicAddress(ip)).toBe(false));

  it('a name that leads to this computer is not looked up any further', async () => {
    const error = await new Promise((answer) => publicLookup('localhost', { all: true }, answer));
    expect(error).toBeInstanceOf(NotPublic);
  });
});
