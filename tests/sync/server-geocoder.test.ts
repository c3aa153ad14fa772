import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GeocodeAnswer } from '#domain/address/geocode-api.ts';
import type { GeocoderService } from '#domain/company/company.ts';
import {
  answering,
  censusAnswer,
  type GeocoderServer,
  nominatimAnswer,
  photonAnswer,
  startGeocoderServer,
} from '#tests/support/geocoder-server.ts';
import { type Api, edit, startServer, type TestServer } from './server-fixture.ts';

const home = { street: '413 S 8th St', city: 'Springfield', state: 'IL', zip: '62701', country: 'US' };

let geocoder: GeocoderServer;
let server: TestServer;
let admin: Api;

beforeEach(async () => {
  geocoder = await startGeocoderServer();
  server = await startServer({ geocoderPrivateHosts: [geocoder.host] });
  admin = await server.signIn('admin');
});

afterEach(async () => {
  await server.stop();
  await geocoder.stop();
});

async function choose(service: GeocoderService | null, url: string | null): Promise<void> {
  const base = await admin.present('company', 'acme');
  const change = { ...base, geocoder: service, geocoderUrl: url, edit: edit() };
  expect(await admin.pushOne('company', change, base)).toMatchObject({ outcome: 'applied' });
}

const ask = (body: object = home, api: Api = admin) =>
  api.request('/api/geocode', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

const codeOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string } };
  return `${answer.status} ${error.code}`;
};

describe('the geocoder of the company', () => {
  it('is off until both its kind and its address are set', async () => {
    expect(await codeOf(await ask())).toBe('409 no_geocoder');
    await choose('nominatim', null);
    expect(await codeOf(await ask())).toBe('409 no_geocoder');
    expect(geocoder.asked).toEqual([]);
  });

  it.each([
    ['nominatim', nominatimAnswer, '/maps/search', ['street', 'city', 'state', 'postalcode', 'countrycodes']],
    ['photon', photonAnswer, '/maps/api', ['q']],
    [
      'census',
      censusAnswer,
      '/maps/geocoder/locations/address',
      ['street', 'city', 'state', 'zip', 'benchmark'],
    ],
  ] as const)('%s is asked and understood in its own format', async (service, answer, path, needs) => {
    await choose(service, `http://${geocoder.host}/maps`);
    geocoder.answer = answering(answer);
    const found = (await (await ask()).json()) as GeocodeAnswer;
    expect(found.source).toContain(geocoder.host);
    expect(found.found).toMatchObject([{ precision: 'house', state: 'IL', zip: '62701', country: 'US' }]);
    expect(found.found[0]?.latitude).toBeCloseTo(39.799, 3);
    expect(found.found[0]?.longitude).toBeCloseTo(-89.644, 3);
    const [{ url, userAgent } = { url: new URL('http://none'), userAgent: '' }] = geocoder.asked;
    expect(url.pathname).toBe(path);
    for (const name of needs) expect(url.searchParams.get(name), name).toBeTruthy();
    expect(decodeURIComponent(url.search)).toMatch(/413[ +]S[ +]8th[ +]St/);
    expect(userAgent).toBe('Fieldroster/0.0.0');
  });

  it('needs Edit Employee, and an address with a street', async () => {
    await choose('nominatim', `http://${geocoder.host}`);
    expect((await ask(home, await server.signIn('viewer'))).status).toBe(403);
    expect((await ask({ ...home, street: '' })).status).toBe(400);
    expect((await ask({ ...home, name: 'Ann' })).status).toBe(400);
    expect(geocoder.asked).toEqual([]);
  });

  it('is asked in order, one after the other', async () => {
    await choose('photon', `http://${geocoder.host}`);
    geocoder.answer = answering(photonAnswer);
    const streets = ['1 First St', '2 Second St', '3 Third St'];
    await Promise.all(streets.map((street) => ask({ ...home, street })));
    expect(geocoder.asked.map(({ url }) => url.searchParams.get('q')?.split(',')[0])).toEqual(streets);
  });

  it('refuses more than it can look up soon, and says when to come back', async () => {
    await choose('photon', `http://${geocoder.host}`);
    let open = () => {};
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    geocoder.answer = (request, response) => void held.then(() => answering(photonAnswer)(request, response));
    const asked = Array.from({ length: 13 }, () => ask());
    const first = await Promise.race(asked);
    expect(first.status).toBe(429);
    expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0);
    open();
    await server.stop();
    await Promise.allSettled(asked);
    server = await startServer();
  });

  it('is not followed elsewhere', async () => {
    await choose('nominatim', `http://${geocoder.host}`);
    geocoder.answer = (_request, response) =>
      response.writeHead(302, { location: `http://${geocoder.host}/elsewhere` }).end();
    expect(await codeOf(await ask())).toBe('424 geocoder_redirected');
    expect(geocoder.asked).toHaveLength(1);
  });

  it.each<[string, string, GeocoderServer['answer']]>([
    ['an error', 'geocoder_refused', (_request, response) => response.writeHead(503).end()],
    ['no JSON', 'geocoder_unreadable', (_request, response) => response.end('<html>')],
    ['another format', 'geocoder_unreadable', answering({ features: 'none' })],
    ['no end', 'geocoder_unreadable', answering({ features: [], more: 'x'.repeat(300_000) })],
    ['nothing', 'geocoder_unreachable', (request) => request.socket.destroy()],
  ])('says so when it answers %s', async (_name, code, answer) => {
    await choose('photon', `http://${geocoder.host}`);
    geocoder.answer = answer;
    expect(await codeOf(await ask())).toBe(`424 ${code}`);
  });

  it('drops places that cannot be', async () => {
    await choose('nominatim', `http://${geocoder.host}`);
    geocoder.answer = answering([{ lat: '95', lon: '0', display_name: 'Nowhere' }, ...nominatimAnswer]);
    const { found } = (await (await ask()).json()) as GeocodeAnswer;
    expect(found.map(({ zip }) => zip)).toEqual(['62701']);
  });
});

describe('private addresses', () => {
  it.each([
    'http://127.0.0.1:PORT',
    'http://localhost:PORT',
    'http://[::1]:PORT',
    'http://[::ffff:127.0.0.1]:PORT',
    'http://2130706433:PORT',
    'http://0.0.0.0:PORT',
    'http://169.254.169.254',
    'http://10.0.0.1',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://[64:ff9b::7f00:1]',
  ])('%s is refused where IT has not allowed it', async (pattern) => {
    const strict = await startServer();
    const api = await strict.signIn('admin');
    try {
      const base = await api.present('company', 'acme');
      const geocoderUrl = pattern.replace('PORT', geocoder.host.split(':')[1] ?? '');
      await api.pushOne('company', { ...base, geocoder: 'photon', geocoderUrl, edit: edit() }, base);
      expect(await codeOf(await ask(home, api))).toBe('424 geocoder_private');
      expect(geocoder.asked).toEqual([]);
    } finally {
      await strict.stop();
    }
  });

  it.each([
    'ftp://geocoder.example',
    'https://user:secret@geocoder.example',
    'https://geocoder.example/?key=1',
    'geocoder.example',
  ])('%s is no address of a geocoder', async (geocoderUrl) => {
    const base = await admin.present('company', 'acme');
    const outcome = await admin.pushOne(
      'company',
      { ...base, geocoder: 'photon', geocoderUrl, edit: edit() },
      base,
    );
    expect(outcome).toMatchObject({ outcome: 'rejected', field: 'geocoderUrl' });
  });
});
