import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import exifr from 'exifr';
import { withExif } from '../support/exif.ts';
import { jpeg, png } from '../support/images.ts';
import { expect, test } from '../support/office.ts';
import { box, fillRequired, openProfile, rowOf, save, synced } from '../support/profile-form.ts';

const input = (page: Page) => page.getByLabel('Photo', { exact: true });
const frame = (page: Page) => page.getByRole('region', { name: 'Basic Info' }).locator('img');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function addTechnician(page: Page): Promise<void> {
  await button(page, 'Add').click();
  await expect(page.getByRole('heading', { name: 'Add a Technician' })).toBeVisible();
}

/** A JPEG of that size in the page's own making: the left half red, the right half blue. */
const halves = async (page: Page, width: number, height: number) => {
  const bytes = await page.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w, h);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.fillStyle = '#d00000';
      context.fillRect(0, 0, w / 2, h);
      context.fillStyle = '#0000d0';
      context.fillRect(w / 2, 0, w / 2, h);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [width, height] as const,
  );
  return Buffer.from(bytes);
};

/** Size and the colours at the left and right edge of what the frame shows. */
const look = (page: Page) =>
  frame(page).evaluate(async (element) => {
    const image = element as HTMLImageElement;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const colour = (x: number, y: number) => {
      const [red = 0, , blue = 0] = context.getImageData(x, y, 1, 1).data;
      return red > 150 ? 'red' : blue > 150 ? 'blue' : 'other';
    };
    const { width, height } = canvas;
    const middle = { x: Math.floor(width / 2), y: Math.floor(height / 2) };
    return {
      left: colour(5, middle.y),
      right: colour(width - 5, middle.y),
      top: colour(middle.x, 5),
      bottom: colour(middle.x, height - 5),
    };
  });

test('only true photos within the limits are taken, by their bytes', async ({ office }) => {
  const { page } = await office.computer();
  await addTechnician(page);
  const refused = async (name: string, bytes: Uint8Array, words: RegExp) => {
    const path = join(office.server.dataDir, name);
    await writeFile(path, bytes);
    await input(page).setInputFiles(path);
    await expect(page.getByText(words)).toBeVisible();
    await expect(frame(page)).toBeHidden();
  };
  const limit = 16 * 1024 * 1024;
  const over = new Uint8Array(limit + 1);
  over.set(jpeg({ size: limit }));
  await refused('over.jpg', over, /16,777,217 bytes\)\. A photo has at most 16 MB \(16,777,216 bytes\)/);
  await refused(
    'paper.jpg',
    Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'),
    /This is a PDF file, whatever its name says/,
  );
  await refused(
    'drawing.png',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    /This is a SVG file/,
  );
  await refused('bomb.png', png({ width: 20_000, height: 20_000 }), /20,000 × 20,000 pixels/);
  await refused('half.png', png({ size: 4_000 }).subarray(0, 3_000), /part of it is missing/);

  const exact = join(office.server.dataDir, 'exact.jpg');
  await writeFile(exact, jpeg({ size: limit }));
  await input(page).setInputFiles(exact);
  await expect(frame(page)).toBeVisible();
  await expect(page.getByText(/A photo has at most/)).toBeHidden();
});

test('a phone’s photo stands upright, has lost its place, and reaches the other computer', async ({
  office,
}) => {
  const [here, there] = await Promise.all([office.computer(), office.computer('manager')]);
  const { page } = here;
  const photo = withExif(await halves(page, 1200, 800), 6);
  expect(await exifr.gps(photo)).toMatchObject({ latitude: expect.closeTo(39.799, 2) });
  await synced(page);
  here.network.cut();
  await addTechnician(page);
  await fillRequired(page, 'Paula Photo', 'paula.photo@northline.example');
  await input(page).setInputFiles({ name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer: photo });
  // Turned a quarter to the right, the red half is above.
  await expect.poll(() => look(page)).toMatchObject({ top: 'red', bottom: 'blue' });
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await expect(frame(page)).toBeVisible();
  here.network.restore();
  await synced(page);

  await openProfile(there.page, 'Paula Photo');
  await expect.poll(() => look(there.page)).toMatchObject({ top: 'red', bottom: 'blue' });
  await there.page.getByRole('link', { name: 'Technicians' }).first().click();
  await expect(rowOf(there.page, 'Paula Photo').locator('img')).toBeVisible();

  const stored = await storedPhoto(page, office.server, 'Paula Photo');
  expect(await exifr.gps(stored)).toBeUndefined();
  expect(stored.includes('Exif')).toBe(false);
});

/** The bytes that the server has of a technician's photo. */
async function storedPhoto(
  page: Page,
  { url, password }: { url: string; password: string },
  name: string,
): Promise<Buffer> {
  const api = page.context().request;
  const signedIn = await api.post(`${url}/api/auth/sign-in`, { data: { username: 'admin', password } });
  const { token } = (await signedIn.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const pulled = await api.get(`${url}/api/sync/technicians/pull?limit=1000`, { headers });
  const { documents } = (await pulled.json()) as {
    documents: { name: string; photo?: { sha256: string } }[];
  };
  const sha256 = documents.find((each) => each.name === name)?.photo?.sha256;
  return (await api.get(`${url}/api/photos/${sha256}`, { headers })).body();
}

test('cropped by keyboard, undone, removed and brought back', async ({ office }) => {
  const { page } = await office.computer();
  await addTechnician(page);
  await box(page, 'Technician Name').fill('Cora Crop');
  const buffer = await halves(page, 1200, 400);
  await input(page).setInputFiles({ name: 'wide.jpg', mimeType: 'image/jpeg', buffer });
  await expect.poll(() => look(page)).toMatchObject({ left: 'red', right: 'blue' });

  await button(page, 'Crop').click();
  const square = page.getByRole('group', { name: 'Use the arrow keys to move the square' });
  await square.focus();
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('button', { name: 'Use this square' }).click();
  await expect.poll(() => look(page)).toMatchObject({ left: 'red', right: 'red' });

  await button(page, 'Undo').click();
  await expect.poll(() => look(page)).toMatchObject({ left: 'red', right: 'blue' });
  await button(page, 'Remove photo').click();
  await expect(frame(page)).toBeHidden();
  await button(page, 'Undo').click();
  await expect(frame(page)).toBeVisible();
});

test('dropped on the field, and pasted anywhere in the form', async ({ office }) => {
  const { page } = await office.computer();
  await addTechnician(page);
  const send = async (kind: 'drop' | 'paste') => {
    const transfer = await page.evaluateHandle(async () => {
      const canvas = new OffscreenCanvas(40, 40);
      canvas.getContext('2d')?.fillRect(0, 0, 40, 40);
      const made = new DataTransfer();
      made.items.add(new File([await canvas.convertToBlob()], 'shot.png', { type: 'image/png' }));
      return made;
    });
    if (kind === 'drop')
      return button(page, 'Choose photo').dispatchEvent('drop', { dataTransfer: transfer });
    return box(page, 'Memo').evaluate(
      (element, data) =>
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        ),
      transfer,
    );
  };
  await send('drop');
  await expect(frame(page)).toBeVisible();
  await button(page, 'Remove photo').click();
  await expect(frame(page)).toBeHidden();
  await send('paste');
  await expect(frame(page)).toBeVisible();
});

test('taken with the camera of this computer', async ({ office }) => {
  const { page } = await office.computer();
  await addTechnician(page);
  await button(page, 'Take photo').click();
  const dialog = page.getByRole('dialog', { name: 'Take photo' });
  await dialog.getByRole('button', { name: 'Take photo' }).click();
  await expect(dialog).toBeHidden();
  await expect(frame(page)).toBeVisible();
  const isOff = () => page.evaluate(() => document.querySelector('video') === null);
  expect(await isOff()).toBe(true);
});
