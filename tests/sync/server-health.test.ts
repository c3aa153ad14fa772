import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandsOn } from '#tests/support/administrator-commands.ts';
import { type Launched, launchServer } from '#tests/support/launched-server.ts';
import { sessionFor } from '#tests/support/office-server.ts';
import { isOnPostgres } from '#tests/support/test-database.ts';
import { startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.stop());

const ready = async ({ address }: { address: string }) => {
  const answer = await fetch(`${address}/health/ready`);
  const { problems } = (await answer.json()) as { problems: { code: string }[] };
  return [answer.status, ...problems.map(({ code }) => code)];
};

describe('readiness', () => {
  it('is there with a company, a database of this version and room on the disk', async () => {
    expect(await ready(server)).toEqual([200]);
  });

  it('is not where a newer server has changed the tables', async () => {
    await server.database.query("INSERT INTO schema_versions (version, at) VALUES (999, 'later')");
    expect(await ready(server)).toEqual([503, 'schema']);
  });

  it('is not without room', async () => {
    const narrow = await startServer({ diskFloor: Number.MAX_SAFE_INTEGER });
    expect(await ready(narrow)).toEqual([503, 'disk']);
    await narrow.stop();
  });

  it('is not without anybody who can sign in', async () => {
    await server.database.query('DELETE FROM users');
    expect(await ready(server)).toEqual([503, 'not_set_up']);
  });
});

const metrics = async ({ address }: TestServer): Promise<string> =>
  (await fetch(`${address}/metrics`)).text();

describe('the metrics', () => {
  it('have everything that an alert asks for', async () => {
    const api = await sessionFor(server, 'user-admin');
    await api.pushOne('technicians', technician());
    await api.pull('technicians');
    const text = await metrics(server);
    const alerts = readFileSync('deploy/prometheus-alerts.yml', 'utf8');
    const asked = new Set(alerts.match(/fieldroster_[a-z_]+/g));
    expect(asked.size).toBeGreaterThan(8);
    for (const name of asked) expect(text).toMatch(new RegExp(`^${name}(\\{.*\\})? [\\d.e+-]+$`, 'm'));
  });

  it('count what happens', async () => {
    const api = await sessionFor(server, 'user-admin');
    await api.pushOne('technicians', technician());
    await api.pull('technicians');
    const text = await metrics(server);
    expect(text).toContain('fieldroster_pushed_rows_total{collection="technicians",outcome="applied"} 1\n');
    expect(text).toContain('fieldroster_pulls_total{collection="technicians"} 1\n');
    expect(text).toContain('fieldroster_pulled_rows_total{collection="technicians"} 1\n');
    expect(text).toContain('fieldroster_ready 1\n');
    expect(text).toContain('fieldroster_messages_queued 0\n');
    expect(Number(/^fieldroster_database_bytes (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(10_000);
    await vi.waitFor(async () =>
      expect(await metrics(server)).toMatch(/^fieldroster_last_daily_care_timestamp_seconds 1\d{9}/m),
    );
  });

  it('name nobody', async () => {
    const api = await sessionFor(server, 'user-admin');
    await api.pushOne('technicians', technician({ name: 'Zacharias Quill', memo: 'planted' }));
    await api.request('/api/technicians/zacharias-quill/history');
    expect(await metrics(server)).not.toMatch(/zacharias|planted|acme/i);
  });
});

describe('a server process', () => {
  const env = () => ({ DATA_DIR: server.dataDir, ...server.database.environment });
  let child: Launched | undefined;
  afterEach(async () => void (await child?.stop('SIGKILL')));

  it('finishes a push that is under way when it is told to stop', async () => {
    const { session } = await sessionFor(server, 'user-admin');
    child = await launchServer(env());
    const body = JSON.stringify([{ newDocumentState: technician({ id: 't-late' }) }]);
    const { port } = new URL(child.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = [
      'POST /api/sync/technicians/push HTTP/1.1',
      'host: x',
      `authorization: Bearer ${session.token}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      'expect: 100-continue',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    let said = '';
    socket.on('data', (bytes) => {
      said += String(bytes);
    });
    // The server has begun with it.
    await vi.waitFor(() => expect(said).toContain('100 Continue'), 10_000);
    const ended = child.stop('SIGTERM');
    await vi.waitFor(() => expect(fetch(`${child?.url}/healthz`)).rejects.toThrow(), 10_000);
    socket.write(body);
    await once(socket, 'close');
    expect(said).toContain('"outcome":"applied"');
    expect(await ended).toBe(0);
    const [kept] = await server.store.byIds('acme', 'technicians', ['t-late']);
    expect(kept?.id).toBe('t-late');
  });

  // The backup of PostgreSQL needs its programs; see its own test.
  it.skipIf(isOnPostgres())('notes when the last backup was', async () => {
    child = await launchServer({ ...env(), METRICS_TOKEN: 'token' });
    const read = async () =>
      (await fetch(`${child?.url}/metrics`, { headers: { authorization: 'Bearer token' } })).text();
    expect(await read()).toContain('fieldroster_last_backup_timestamp_seconds 0\n');
    const made = await commandsOn(env())(['backup', `${server.dataDir}/backup`]);
    expect(made.code).toBe(0);
    expect(await read()).toMatch(/^fieldroster_last_backup_timestamp_seconds 1\d{9}/m);
  });
});
