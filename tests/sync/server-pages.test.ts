import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from './server-fixture.ts';

let pageFolder: string;
let server: TestServer;
let bare: TestServer;

beforeAll(async () => {
  pageFolder = mkdtempSync(join(tmpdir(), 'fieldroster-pages-'));
  mkdirSync(join(pageFolder, 'assets'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Fieldroster</title>');
  writeFileSync(join(pageFolder, 'service-worker.js'), 'self.x = 1;');
  writeFileSync(join(pageFolder, 'assets', 'index-B7xkP2qa.js'), '/* x */'.repeat(1000));
  writeFileSync(join(pageFolder, '.secret'), 'secret');
  server = await startServer({ pageFolder, metricsToken: 'metrics token' });
  bare = await startServer();
});
afterAll(async () => {
  await Promise.all([server.stop(), bare.stop()]);
  rmSync(pageFolder, { recursive: true, force: true });
});

const get = (path: string, headers: HeadersInit = {}) => fetch(server.address + path, { headers });

describe('the browser edition', () => {
  it('is served at / with a strict policy, and asked for anew each time', async () => {
    const answer = await get('/');
    expect(await answer.text()).toContain('<title>Fieldroster');
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('lets what is named by its content be kept for ever, and makes it small', async () => {
    const answer = await get('/assets/index-B7xkP2qa.js');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect((await answer.text()).length).toBe(7000);
  });

  it('lets the service worker serve the whole app', async () => {
    const { headers } = await get('/service-worker.js');
    expect(headers.get('service-worker-allowed')).toBe('/');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('serves nothing else', async () => {
    for (const path of ['/.secret', '/..%2f..%2fetc%2fpasswd', '/assets/', '/nothing'])
      expect([403, 404]).toContain((await get(path)).status);
  });

  it('says so where it is not built', async () => {
    const answer = await fetch(`${bare.address}/`);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('not built')]);
  });
});

describe('health', () => {
  it('tells version and epoch', async () => {
    const answer = await get('/healthz');
    expect(await answer.json()).toEqual({ ok: true, version: '0.0.0', epoch: server.store.epoch });
  });

  it('gives the metrics to whoever has the token', async () => {
    expect((await get('/metrics')).status).toBe(401);
    expect((await get('/metrics', { authorization: 'Bearer metrics tokem' })).status).toBe(401);
    await get('/nothing/of/anybody');
    const answer = await get('/metrics', { authorization: 'Bearer metrics token' });
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(text).toMatch(/fieldroster_requests_total\{method="GET",route="\/healthz",status="200"\} 1\n/);
    expect(text).not.toContain('anybody');
  });

  it('gives them without one only to this computer itself', async () => {
    expect((await fetch(`${bare.address}/metrics`)).status).toBe(200);
    const proxied = await fetch(`${bare.address}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(proxied.status).toBe(401);
  });
});
