import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diagnosticsText } from '../diagnostics.ts';
import { openLogFile } from './log-file.ts';
import { logLine } from './log-line.ts';

const planted = [
  'Ann Quillfeather',
  'quillfeather',
  'ann@northline.example',
  '402-555-0147',
  '4025550147',
  '12 Elm Lane',
];
const at = new Date('2026-11-25T10:00:00Z');

/** An error as it comes from the disk or the page: its text, its stack and its path name somebody. */
function telling(text: string): Error {
  const error = new Error(`no entry ${text}\n    at ${text} (x.ts:1:1)`);
  error.stack = `Error: ${error.message}\n    at save (/home/quillfeather/${text}/save-file.ts:12:7)`;
  return Object.assign(error, { code: 'ENOENT', path: text });
}

describe('a line of the log', () => {
  test.each(planted)('never says %j', (text) => {
    const lines = [
      logLine(at, 'call failed', { channel: 'save-file' }, telling(text)),
      logLine(at, 'page error', { file: `${text}.js 1`, line: 3 }),
      logLine(at, 'exception', {}, text),
      logLine(at, 'exception', {}, Object.assign(new Error('x'), { name: `${text} `, code: `${text} ` })),
    ];
    for (const line of lines) expect(line.toLowerCase()).not.toContain(text.toLowerCase());
  });

  test('says what failed and where', () => {
    const { error, ...rest } = JSON.parse(
      logLine(at, 'call failed', { channel: 'save-file' }, telling('Ann')),
    );
    expect(rest).toEqual({ at: '2026-11-25T10:00:00.000Z', event: 'call failed', channel: 'save-file' });
    expect(error).toMatchObject({ name: 'Error', code: 'ENOENT' });
    expect(error.at[0]).toBe('save save-file.ts:12:7');
  });
});

describe('the file of the log', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'log-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  test('begins anew when it is full, and keeps three before', async () => {
    const file = openLogFile(join(folder, 'logs'), 100);
    for (let line = 0; line < 30; line += 1) file.add(`line ${String(line).padStart(20, '0')}`);
    const names = await readdir(join(folder, 'logs'));
    expect(names.toSorted()).toEqual(['main.1.log', 'main.2.log', 'main.3.log', 'main.log']);
    for (const name of names) expect((await stat(join(folder, 'logs', name))).size).toBeLessThanOrEqual(110);
    expect(await readFile(join(folder, 'logs', 'main.log'), 'utf8')).toContain('29');
  });

  test('gives its end in whole lines, over the change of a file', () => {
    const file = openLogFile(folder, 100);
    for (let line = 0; line < 9; line += 1) file.add(`line ${line} ${'x'.repeat(20)}`);
    const lines = file.tail(120).trim().split('\n');
    expect(lines.at(-1)).toMatch(/^line 8/);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/^line \d x{20}$/);
  });

  test('that can’t be written stops nothing', () => {
    expect(() => openLogFile('/dev/null/logs').add('x')).not.toThrow();
  });
});

test('the diagnostics have versions, counters and the log, and each part even where it is empty', () => {
  const text = diagnosticsText({
    at,
    versions: { Fieldroster: '1.2.3', Electron: undefined },
    system: 'linux 6.1 x64',
    managed: ['serverAddress'],
    counters: { waitingEdits: 4 },
    log: '',
  });
  for (const part of [
    'Fieldroster 1.2.3',
    'Electron unknown',
    'linux 6.1 x64',
    'serverAddress',
    'waitingEdits 4',
  ])
    expect(text).toContain(part);
  expect(text).toMatch(/Log\n {2}none/);
});
