import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { CertificateFault } from '#electron/contract.ts';
import { noServerThere } from '../data/ask-server.ts';
import type { Trouble } from '../data/server-client.ts';
import type { DesktopShell } from '../host.ts';
import { causeOf, isAway, noConnection, refusalWithout } from './server-away.ts';

const silence: Trouble = { ok: false, reason: 'unreachable', message: 'The server does not answer.' };
const trouble = (reason: Trouble['reason'], status: number): Trouble => ({ ...silence, reason, status });

/** An address on this computer where nothing answers. */
async function nobodysAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

const desktop = (fault: CertificateFault | null) => {
  const asked: string[] = [];
  const certificateFault = async (host: string) => {
    asked.push(host);
    return fault;
  };
  return { shell: { certificateFault } as unknown as DesktopShell, asked };
};

describe('a trouble at the way in', () => {
  it.each([
    ['unreachable', 0, true],
    ['busy', 503, true],
    ['foreign', 404, true],
    ['unreadable', 200, true],
    ['tooOld', 426, true],
    ['tooNew', 426, true],
    ['busy', 429, false],
    ['signedOut', 401, false],
    ['refused', 403, false],
    ['refused', 409, false],
  ] as const)('%s (%i) leaves the way in that needs no server: %s', (reason, status, expected) => {
    expect(isAway(trouble(reason, status))).toBe(expected);
  });
});

describe('why the server can’t be asked', () => {
  it('is what it says itself', async () => {
    const said = { ...trouble('tooOld', 426), message: 'This app is too old.' };
    expect(await causeOf(desktop({ kind: 'name' }), 'https://roster.example', said)).toBe(said.message);
  });

  it.each([
    [
      { kind: 'authority' },
      'is signed by nobody whom this computer trusts. Check the address; where it is right, your IT can have it trusted, as the administrator guide says.',
    ],
    [{ kind: 'name' }, 'is for another name. Check the address.'],
    [
      { kind: 'dates' },
      "has run out or is not valid yet, or this computer's clock is wrong. Check the clock, then tell your IT.",
    ],
    [
      { kind: 'other', error: 'net::ERR_CERT_REVOKED' },
      'is not trusted (net::ERR_CERT_REVOKED). Tell your IT.',
    ],
  ] as const)('is its certificate: %j', async (fault, words) => {
    const host = desktop(fault);
    expect(await causeOf(host, 'https://roster.example:8443/x', silence)).toBe(
      `The certificate of roster.example ${words}`,
    );
    expect(host.asked).toEqual(['roster.example']);
  });

  it('is no certificate where none is shown, or none is at fault', async () => {
    const address = await nobodysAddress();
    const host = desktop({ kind: 'name' });
    expect(await causeOf(host, address, silence)).toBeNull();
    expect(host.asked).toEqual([]);
    expect(await causeOf(desktop(null), address.replace('http:', 'https:'), silence)).toBeNull();
  });
});

describe('who can’t come in', () => {
  const unknown = { ok: false, reason: 'unknown' } as const;
  const wrongPassword = { ok: false, reason: 'wrongPassword' } as const;

  it('is told that the server does not answer, and what to do', () => {
    expect(refusalWithout(null, unknown)).toBe(
      'The server does not answer, and nobody of that name has signed in on this computer before. The first sign-in needs the server: check the network and the address, then try again.',
    );
    expect(refusalWithout(null, wrongPassword)).toBe(
      'The server does not answer, and this is not the password of the last sign-in on this computer.',
    );
    expect(noConnection(null)).toBe(
      'The server does not answer. Check the network and the address, then try again.',
    );
  });

  it('is told the cause where it is known, and that another password would do', () => {
    expect(refusalWithout(noServerThere, unknown)).toBe(noServerThere);
    expect(refusalWithout(noServerThere, wrongPassword)).toBe(
      `${noServerThere} Until then the password of the last sign-in on this computer lets you in, and this is another.`,
    );
    expect(noConnection(noServerThere)).toBe(noServerThere);
  });
});
