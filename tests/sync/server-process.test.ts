import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignInAnswer } from '#domain/sync/wire.ts';
import { type Api, apiOf, edit, postJson, technician } from './server-fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let dataDir: string;
let running: ChildProcess[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fieldroster-process-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((child) => end(child, 'SIGKILL')));
  rmSync(dataDir, { recursive: true, force: true });
});

type Started = { readonly child: ChildProcess; readonly address: string; readonly lines: readonly string[] };

function launch(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, ['sync-server/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

async function start(env: Record<string, string> = {}): Promise<Started> {
  const child = launch({ DEMO: '1', DEMO_SIZE: '20', ...env });
  const lines: string[] = [];
  if (!child.stdout) throw new Error('The server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const [, address] = /^listening on (http:\S+)$/.exec(line) ?? [];
    if (address) return { child, address, lines };
  }
  throw new Error(`The server never listened: ${lines.join(' ')}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
  return child.exitCode;
}

async function signIn(address: string, password: string): Promise<Api> {
  const answer = await postJson(address, '/api/auth/sign-in', { username: 'admin', password });
  if (answer.status !== 200) throw new Error(`Sign-in: ${answer.status}`);
  return apiOf(address, (await answer.json()) as SignInAnswer);
}

describe('the server process', () => {
  it('[S17] has every acknowledged push on the disk, even when it is killed', async () => {
    const DEMO_PASSWORD = 'a demo password';
    for (let round = 0; round < 3; round += 1) {
      const { child, address } = await start({ DEMO_PASSWORD });
      const mine = technician();
      const outcome = await (await signIn(address, DEMO_PASSWORD)).pushOne('technicians', mine);
      await end(child, 'SIGKILL');
      expect(outcome.outcome).toBe('applied');
      const again = await start({ DEMO_PASSWORD });
      const api = await signIn(again.address, DEMO_PASSWORD);
      expect(await api.present('technicians', mine.id)).toEqual({ ...mine, _deleted: false });
      expect((await api.pushOne('technicians', mine)).outcome).toBe('duplicate');
      await end(again.child, 'SIGKILL');
    }
  });

  it('starts the demo, says who may sign in, and finds everything again', async () => {
    const first = await start();
    const [said, listening, ...more] = first.lines;
    expect(more).toEqual([]);
    expect(listening).toBe(`listening on ${first.address}`);
    const [, password = ''] = /admin, manager, viewer; password (\S+)$/.exec(said ?? '') ?? [];
    const api = await signIn(first.address, password);
    const { documents } = await api.pull('technicians');
    expect(documents).toHaveLength(20);
    const [base] = documents;
    await api.pushOne('technicians', { ...base, memo: 'Kept', edit: edit() }, base);
    expect(await end(first.child, 'SIGTERM')).toBe(0);

    const second = await start();
    expect(second.lines[0]).toBe(said);
    const later = await signIn(second.address, password);
    expect(await later.present('technicians', String(base?.id))).toMatchObject({ memo: 'Kept' });
    expect(await end(second.child, 'SIGINT')).toBe(0);

    const third = await start({ DEMO_PASSWORD: 'another one' });
    expect(third.lines[0]).toBe('Demo users: admin, manager, viewer.');
    await signIn(third.address, 'another one');
    await expect(signIn(third.address, password)).rejects.toThrow('401');
  });

  it('starts without a company and says so', async () => {
    const { lines } = await start({ DEMO: '0' });
    expect(lines).toEqual([
      expect.stringContaining('no company yet'),
      expect.stringContaining('listening on'),
    ]);
  });

  it('stops with streams open', async () => {
    const { child, address } = await start({ DEMO_PASSWORD: 'x' });
    const api = await signIn(address, 'x');
    const stream = await api.request('/api/sync/stream');
    expect(stream.status).toBe(200);
    expect(await end(child, 'SIGTERM')).toBe(0);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
  ])('refuses %j in one sentence', async (env, name) => {
    const child = launch(env as Record<string, string>);
    let said = '';
    child.stderr?.on('data', (bytes) => {
      said += String(bytes);
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toContain(name);
  });
});
