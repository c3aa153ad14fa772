import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { atRest } from './at-rest.ts';
import { type BenchOffice, ms, quantile } from './bench-office.ts';

/** So many different faces among all technicians. */
const faces = 400;

type Frames = { readonly p50: number; readonly p99: number; readonly late: number };

/**
 * Scrolling by 60 px a frame, a hundred rows a second, with photos in the table, against the same table without any.
 */
export async function scrollBench(office: BenchOffice): Promise<string[]> {
  const bare = await scrolled(await office.computer());
  const named = await givePhotos(office);
  const page = await office.computer();
  const photos = await scrolled(page);
  await page.context().close();
  return [
    `scroll: ${named.toLocaleString()} rows with photos take ${ms(photos.p50)} a frame at the median and ${ms(photos.p99)} at p99, ${photos.late} % late;`,
    `        without photos ${ms(bare.p50)} and ${ms(bare.p99)}, ${bare.late} % late: ${(photos.p99 / bare.p99).toFixed(2)} × at p99`,
  ];
}

/** Scrolls the table of that page; late frames in per cent. */
export async function scrolled(page: Page): Promise<Frames> {
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('row').nth(3).waitFor();
  await atRest(page);
  const frames = await page.evaluate(async () => {
    const scroller = [...document.querySelectorAll('main *')].find(
      (each) => each.scrollHeight > each.clientHeight + 10_000,
    );
    if (!scroller) throw new Error('Nothing to scroll');
    const found: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let step = 0; step < 600; step += 1) {
      scroller.scrollTop += 60;
      const now = await new Promise<number>(requestAnimationFrame);
      found.push(now - before);
      before = now;
    }
    return found;
  });
  // Chromium gives a frame each 16.7 ms; one that takes half as long again was dropped.
  const late = frames.filter((each) => each > 25).length;
  return {
    p50: quantile(frames, 0.5),
    p99: quantile(frames, 0.99),
    late: Math.round((late / frames.length) * 1000) / 10,
  };
}

/** Makes thumbnails in the browser, sends them, and names one in each profile; answers how many have one. */
async function givePhotos({ server, browser }: BenchOffice): Promise<number> {
  const page = await browser.newPage();
  const images = await page.evaluate(drawFaces, faces);
  await page.close();
  const { token } = await post<{ token: string }>(server.url, '/api/auth/sign-in', {
    username: 'admin',
    password: server.password,
  });
  const headers = { authorization: `Bearer ${token}` };
  const refs = await Promise.all(
    images.map(async (text) => {
      const bytes = Buffer.from(text, 'base64');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await fetch(`${server.url}/api/photos/${sha256}`, {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'image/jpeg' },
        body: bytes,
      });
      return { sha256, thumbnail: sha256, type: 'image/jpeg', width: 512, height: 512, bytes: bytes.length };
    }),
  );
  const documents = await everyTechnician(server.url, headers);
  const at = new Date().toISOString();
  for (let from = 0; from < documents.length; from += 500) {
    const rows = documents.slice(from, from + 500).map((document, index) => ({
      assumedMasterState: document,
      newDocumentState: {
        ...document,
        photo: refs[(from + index) % refs.length],
        edit: { id: crypto.randomUUID(), by: 'user-admin', at, device: 'bench' },
      },
    }));
    await post(server.url, '/api/sync/technicians/push', rows, headers);
  }
  return documents.length;
}

type Document = { readonly id: string };

async function everyTechnician(url: string, headers: Record<string, string>): Promise<Document[]> {
  const found: Document[] = [];
  let query = 'limit=1000';
  for (;;) {
    const answer = await fetch(`${url}/api/sync/technicians/pull?${query}`, { headers });
    const { documents, checkpoint } = (await answer.json()) as {
      documents: Document[];
      checkpoint: { epoch: string; seq: number };
    };
    if (documents.length === 0) return found;
    found.push(...documents);
    query = `limit=1000&epoch=${encodeURIComponent(checkpoint.epoch)}&seq=${checkpoint.seq}`;
  }
}

async function post<T>(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** JPEGs of 512 pixels a side, each another, as base64. */
async function drawFaces(count: number): Promise<string[]> {
  const canvas = new OffscreenCanvas(512, 512);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const made: string[] = [];
  for (let face = 0; face < count; face += 1) {
    for (let y = 0; y < 512; y += 16)
      for (let x = 0; x < 512; x += 16) {
        context.fillStyle = `hsl(${(face * 47 + x / 4 + y / 5) % 360} 60% ${40 + ((x * y + face) % 30)}%)`;
        context.fillRect(x, y, 16, 16);
      }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    made.push(btoa(text));
  }
  return made;
}
