import { type BenchOffice, ms } from './bench-office.ts';

type Measured = {
  readonly bytes: number;
  readonly megapixels: number;
  readonly prepared: number;
  readonly decoded: number;
  readonly longest: number;
};

/** A JPEG of about 15 MB from choosing it to seeing it, against decoding alone in the same run (DESIGN §10). */
export async function photoBench(office: BenchOffice): Promise<string[]> {
  const page = await office.computer();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Add a Technician' }).waitFor();
  const { bytes, megapixels, prepared, decoded, longest } = await page.evaluate(measure);
  await page.context().close();
  return [
    `photo: a JPEG of ${(bytes / 1e6).toFixed(1)} MB and ${megapixels} megapixels is ready after ${ms(prepared)} (aim: under 1000 ms),`,
    `       ${(prepared / decoded).toFixed(1)} × decoding it alone (${ms(decoded)}); the form was held up for ${ms(longest)} at the most`,
  ];
}

async function measure(): Promise<Measured> {
  const [width, height] = [6000, 4000];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const noise = context.createImageData(width, 500);
  for (let at = 0; at < noise.data.length; at += 65_536)
    crypto.getRandomValues(noise.data.subarray(at, Math.min(at + 65_536, noise.data.length)));
  for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = 255;
  for (let y = 0; y < height; y += 500) context.putImageData(noise, 0, y);
  let blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  for (let quality = 0.85; blob.size > 15_500_000 && quality > 0; quality -= 0.05)
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });

  const before = performance.now();
  (await createImageBitmap(blob)).close();
  const decoded = performance.now() - before;

  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  const input = document.querySelector<HTMLInputElement>('input[type=file][aria-label=Photo]');
  if (!input) throw new Error('No input for a photo');
  const transfer = new DataTransfer();
  transfer.items.add(new File([blob], 'large.jpg', { type: 'image/jpeg' }));
  input.files = transfer.files;
  const started = performance.now();
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const shown = () => document.querySelector<HTMLImageElement>('#section-basic-info img')?.complete;
  while (!shown()) await new Promise((resolve) => requestAnimationFrame(resolve));
  const prepared = performance.now() - started;
  observer.disconnect();
  return { bytes: blob.size, megapixels: (width * height) / 1e6, prepared, decoded, longest };
}
