import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, '.github', 'workflows');

const step = z.looseObject({ run: z.string().optional(), uses: z.string().optional() });
const workflow = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      'timeout-minutes': z.number(),
      steps: z.array(step),
      permissions: z.unknown().optional(),
    }),
  ),
});

const workflows = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return { file, text, ...workflow.parse(parse(text)) };
});
const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));
const commands = steps.flatMap(({ run }) => run ?? []);
const found = (pattern: RegExp): string[] =>
  commands.flatMap((command) => [...command.matchAll(pattern)].map(([, name]) => name ?? ''));

test('every npm script that a workflow runs is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = [...found(/npm run ([\w:-]+)/g), ...found(/npm (test)\b/g)];
  expect(named).toContain('package:check');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every file that a workflow runs is there', () => {
  const files = found(/\bnode ([\w./-]+)/g);
  expect(files).toContain('build/packaging/check-tag.ts');
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test("other people's actions are named by commit", () => {
  const loose = steps.flatMap(({ uses }) => (uses && !/@[0-9a-f]{40}$/.test(uses) ? [uses] : []));
  expect(loose).toEqual([]);
});

test('a workflow may read and no more, and the one job that may write is the one that drafts a release', () => {
  for (const { permissions } of workflows) expect(permissions).toEqual({ contents: 'read' });
  const more = workflows.flatMap(({ jobs }) => Object.entries(jobs).filter(([, job]) => job.permissions));
  expect(more.map(([name]) => name)).toEqual(['draft']);
});

test('no command is put together from what somebody outside can write', () => {
  expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
});

test('a release is a draft, and secrets are named in the release alone', () => {
  expect(found(/gh release create.*(--draft)/g)).toEqual(['--draft']);
  const withSecrets = workflows.filter(({ text }) => text.includes('secrets.'));
  expect(withSecrets.map(({ file }) => file)).toEqual(['release.yml']);
});
