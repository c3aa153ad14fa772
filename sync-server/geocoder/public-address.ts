import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** What is nobody's public address: this computer, private and link-local nets, and ways to reach those. */
const closed = new BlockList();
const nets4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Of IPv6 only 2000::/3 is given out; within it some nets lead to IPv4 addresses or to examples. */
const nets6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;
for (const [net, bits] of nets4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of nets6) closed.addSubnet(net, bits, 'ipv6');
const given6 = new BlockList();
given6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address may be anybody's in the public network. */
export function isPublicAddress(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return !closed.check(ip, 'ipv4');
  return family === 6 && given6.check(ip, 'ipv6') && !closed.check(ip, 'ipv6');
}

export class NotPublic extends Error {}

/**
 * A look-up for sockets that fails with `NotPublic` where any of a host's addresses is not public. The socket
 * connects to what was looked at here, so that a second answer of the name server changes nothing.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  dnsLookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '');
    if (addresses.length === 0 || addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(new NotPublic(`${host} has an address that is not public`), '');
    const [first] = addresses as [LookupAddress];
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
