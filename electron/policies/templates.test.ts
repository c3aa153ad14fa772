import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolvePolicies } from './resolve.ts';
import { settingNames, settings } from './settings.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (...path: string[]) => readFile(join(root, ...path), 'utf8');
const sorted = (names: readonly string[]) => [...new Set(names)].toSorted();
const all = sorted(settingNames);
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

test('the template for Windows has each setting, under its name, and no other', async () => {
  const admx = await read('policies', 'fieldroster.admx');
  expect(sorted(found(admx, /<policy name="(\w+)"/g))).toEqual(all);
  const written = [...found(admx, /valueName="(\w+)"/g), ...found(admx, /key="[^"]+\\Fieldroster\\(\w+)"/g)];
  expect(sorted(written)).toEqual(all);
});

test('what only the computer’s policy may say is offered for the computer alone', async () => {
  const admx = await read('policies', 'fieldroster.admx');
  const forComputer = found(admx, /<policy name="(\w+)" class="Machine"/g);
  expect(sorted(forComputer)).toEqual(sorted(settingNames.filter((name) => settings[name].isForComputer)));
  expect(admx.match(/<policy /g)).toHaveLength(found(admx, /class="(Machine|Both)"/g).length);
});

test('its words have a text for each name, and no other', async () => {
  const admx = await read('policies', 'fieldroster.admx');
  const adml = await read('policies', 'en-US', 'fieldroster.adml');
  expect(sorted(found(adml, /<string id="(\w+)"/g))).toEqual(sorted(found(admx, /\$\(string\.(\w+)\)/g)));
  const presented = sorted(found(admx, /\$\(presentation\.(\w+)\)/g));
  expect(sorted(found(adml, /<presentation id="(\w+)"/g))).toEqual(presented);
});

test('the choices of the template are those that the app takes', async () => {
  const admx = await read('policies', 'fieldroster.admx');
  for (const [, name = '', items = ''] of admx.matchAll(/<enum id="(\w+)"[^>]*>(.*?)<\/enum>/gs)) {
    for (const value of found(items, /<string>(\w+)<\/string>/g)) {
      const values = { [name]: value };
      expect(resolvePolicies([{ rank: 'machine', name: 'template', values }]).messages).toEqual([]);
    }
  }
});

test('the example for Linux has each setting, and each is right', async () => {
  const values = JSON.parse(await read('policies', 'policy.example.json')) as Record<string, unknown>;
  expect(sorted(Object.keys(values))).toEqual(all);
  expect(resolvePolicies([{ rank: 'machine', name: 'example', values }]).messages).toEqual([]);
});

test('the profile for macOS has each setting', async () => {
  const profile = await read('policies', 'com.fieldroster.desktop.mobileconfig');
  const keys = found(profile, /<key>(\w+)<\/key>/g).filter((key) => !key.startsWith('Payload'));
  expect(sorted(keys)).toEqual(all);
});

test('the page for administrators has each setting', async () => {
  expect(sorted(found(await read('docs', 'policies.md'), /^\| `(\w+)`/gm))).toEqual(all);
});
