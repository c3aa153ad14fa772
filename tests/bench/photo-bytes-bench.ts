import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { imageSize } from 'image-size';
import { openProfile, save } from '../support/profile-form.ts';
import { type BenchOffice, openBenchOffice } from './bench-office.ts';
import { choosePicture, type Picture } from './chosen-picture.ts';

type Sample = Picture & { readonly name: string };

const samples: readonly Sample[] = [
  { name: 'a phone’s photo of 12 megapixels', width: 4000, height: 3000, grain: 0.06 },
  { name: 'a webcam’s photo of 0.9 megapixels', width: 1280, height: 720, grain: 0.06 },
  { name: 'the worst, 12 megapixels of noise', width: 4000, height: 3000, grain: 1 },
];

/** Few, so that no two have the same name. */
const technicians = 12;

/** By SHA-256, how many bytes. */
type Sizes = ReadonlyMap<string, number>;

/** What a profile's photo takes on the server and on the computer that chose it, against the picture that was chosen. */
export async function photoBytesBench(): Promise<string[]> {
  const office = await openBenchOffice(technicians);
  try {
    return await measureAll(office);
  } finally {
    await office.close();
  }
}

async function measureAll(office: BenchOffice): Promise<string[]> {
  const page = await office.computer();
  const names = await page.getByRole('grid').getByRole('strong').allTextContents();
  const lines: string[] = [];
  for (const [index, sample] of samples.entries())
    lines.push(await measure(office, page, names[index] ?? '', sample));
  return lines;
}

async function measure(office: BenchOffice, page: Page, person: string, sample: Sample): Promise<string> {
  const folder = join(office.server.dataDir, 'photos');
  const before = { server: await onServer(folder), computer: await onComputer(page) };
  await openProfile(page, person);
  const chosen = await page.evaluate(choosePicture, sample);
  const shown = page.getByRole('region', { name: 'Basic Info' }).locator('img');
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.complete)).toBe(true);
  await save(page);
  await expect.poll(async () => added(before.server, await onServer(folder)).size).toBe(2);
  const server = added(before.server, await onServer(folder));
  const computer = added(before.computer, await onComputer(page));
  const sides = await Promise.all([...server.keys()].map((sha256) => sidesOf(folder, sha256)));
  const parts = [...server.values()].map((bytes, index) => `${kB(bytes)} at ${sides[index]}`);
  return `photo: ${sample.name}, ${kB(chosen)}: ${parts.join(' and ')}; ${share(server, chosen)} on the server, ${share(computer, chosen)} on the computer`;
}

const kB = (bytes: number): string => `${Math.round(bytes / 1_000).toLocaleString('en-US')} kB`;

function share(kept: Sizes, chosen: number): string {
  const bytes = [...kept.values()].reduce((sum, each) => sum + each, 0);
  return `${kB(bytes)} (${((100 * bytes) / chosen).toFixed(1)} %)`;
}

const added = (before: Sizes, after: Sizes): Sizes =>
  new Map([...after].filter(([sha256]) => !before.has(sha256)));

const isPhoto = (name: string) => /^[0-9a-f]{64}$/.test(name);

async function filesOf(folder: string): Promise<{ readonly name: string; readonly path: string }[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all
    .filter(({ name }) => isPhoto(name))
    .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }));
}

async function onServer(folder: string): Promise<Sizes> {
  const sizes = (await filesOf(folder)).map(
    async ({ name, path }) => [name, (await readFile(path)).length] as const,
  );
  return new Map(await Promise.all(sizes));
}

async function sidesOf(folder: string, sha256: string): Promise<string> {
  const found = (await filesOf(folder)).find(({ name }) => name === sha256);
  const { width, height } = imageSize(await readFile(found?.path ?? ''));
  return `${width} × ${height}`;
}

const onComputer = async (page: Page): Promise<Sizes> => new Map(await page.evaluate(listOpfs));

async function listOpfs(): Promise<[string, number][]> {
  const found: [string, number][] = [];
  const look = async (folder: FileSystemDirectoryHandle): Promise<void> => {
    for await (const [name, handle] of folder.entries())
      if (handle instanceof FileSystemDirectoryHandle) await look(handle);
      else if (/^[0-9a-f]{64}$/.test(name)) found.push([name, (await handle.getFile()).size]);
  };
  await look(await navigator.storage.getDirectory());
  return found;
}
