import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { icnsEntries, icnsOf } from './icns.ts';
import { icoOf, type Picture } from './ico.ts';

const HERE = import.meta.dirname;
const LINUX = [16, 24, 32, 48, 64, 96, 128, 256, 512];
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const MAC = [...new Set(icnsEntries.map(([, side]) => side))];

/** Apple's grid leaves this part of the picture empty around the shape. */
const MAC_SHAPE = 824 / 1024;

/** Draws the icon at each side, in pixels; `shape` is the part of the side that it fills. */
async function draw(page: Page, sides: readonly number[], shape = 1): Promise<Picture[]> {
  const svg = await readFile(join(HERE, 'icon.svg'), 'utf8');
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

async function makeIcons(): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
  try {
    const page = await browser.newPage();
    await mkdir(join(HERE, 'linux'), { recursive: true });
    for (const { side, png } of await draw(page, LINUX))
      await writeFile(join(HERE, 'linux', `${side}x${side}.png`), png);
    await writeFile(join(HERE, 'icon.ico'), icoOf(await draw(page, WINDOWS)));
    await writeFile(join(HERE, 'icon.icns'), icnsOf(await draw(page, MAC, MAC_SHAPE)));
  } finally {
    await browser.close();
  }
}

await makeIcons();
