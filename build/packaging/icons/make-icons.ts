import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { badgeNames } from '#electron/badge.ts';
import { icnsEntries, icnsOf } from './icns.ts';
import { icoOf, type Picture } from './ico.ts';

const HERE = import.meta.dirname;
const BADGES = join(HERE, '..', '..', '..', 'electron', 'badges');
const LINUX = [16, 24, 32, 48, 64, 96, 128, 256, 512];
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const MAC = [...new Set(icnsEntries.map(([, side]) => side))];

/** Apple's grid leaves this part of the picture empty around the shape. */
const MAC_SHAPE = 824 / 1024;

type Drawing = { readonly page: Page; readonly svg: string };

/** Draws it at each side, in pixels; `shape` is the part of the side that it fills. */
async function draw({ page, svg }: Drawing, sides: readonly number[], shape = 1): Promise<Picture[]> {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const pictures: Picture[] = [];
  for (const side of sides) {
    await page.setViewportSize({ width: side, height: side });
    const inner = side * shape;
    await page.setContent(
      `<style>body{margin:0;display:grid;place-items:center;height:100vh}</style><img src="${address}" style="width:${inner}px;height:${inner}px">`,
    );
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    pictures.push({ side, png: await page.screenshot({ omitBackground: true }) });
  }
  return pictures;
}

/** A disk with a word of one or two letters, to lie over the icon in a taskbar. */
const badgeSvg = (word: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#b3261e"/><text x="16" y="${word.length > 1 ? 23 : 25}" fill="#fff" font-family="Liberation Sans, Arial, sans-serif" font-weight="bold" font-size="${word.length > 1 ? 19 : 25}" text-anchor="middle">${word}</text></svg>`;

async function makeBadges(page: Page): Promise<void> {
  await mkdir(BADGES, { recursive: true });
  for (const name of badgeNames) {
    const [usual, fine] = await draw({ page, svg: badgeSvg(name === 'more' ? '9+' : name) }, [16, 32]);
    if (!usual || !fine) throw new Error(`The badge ${name} was not drawn`);
    await writeFile(join(BADGES, `${name}.png`), usual.png);
    await writeFile(join(BADGES, `${name}@2x.png`), fine.png);
  }
}

async function makeIcons(page: Page): Promise<void> {
  const icon = { page, svg: await readFile(join(HERE, 'icon.svg'), 'utf8') };
  await mkdir(join(HERE, 'linux'), { recursive: true });
  for (const { side, png } of await draw(icon, LINUX))
    await writeFile(join(HERE, 'linux', `${side}x${side}.png`), png);
  await writeFile(join(HERE, 'icon.ico'), icoOf(await draw(icon, WINDOWS)));
  await writeFile(join(HERE, 'icon.icns'), icnsOf(await draw(icon, MAC, MAC_SHAPE)));
}

async function makeAll(): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
  try {
    const page = await browser.newPage();
    await makeIcons(page);
    await makeBadges(page);
  } finally {
    await browser.close();
  }
}

await makeAll();
