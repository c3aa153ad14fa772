/** A picture to choose: its sides in pixels, and how much of it is grain, from 0 to 1. */
export type Picture = { readonly width: number; readonly height: number; readonly grain: number };

/** Draws a person before a wall, with grain as a camera has it, and chooses the JPEG as a photo; answers its bytes. Runs in the page. */
export async function choosePicture({ width, height, grain }: Picture): Promise<number> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;

  function wall(): void {
    const light = context.createLinearGradient(0, 0, width, height);
    for (const [at, colour] of ['#c9d4d8', '#8fa3a0', '#4d5f66'].entries())
      light.addColorStop(at / 2, colour);
    context.fillStyle = light;
    context.fillRect(0, 0, width, height);
  }

  function disk(x: number, y: number, radius: number, colour: string): void {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x * width, y * height, radius * height, radius * 1.25 * height, 0, 0, 7);
    context.fill();
  }

  function hair(): void {
    context.strokeStyle = `rgba(40, 26, 18, ${0.2 + Math.random() / 2})`;
    context.lineWidth = height / 900;
    context.beginPath();
    const x = 0.4 + Math.random() / 5;
    const end = x + Math.random() / 20;
    context.moveTo(x * width, 0.14 * height);
    context.quadraticCurveTo((x + 0.05) * width, 0.2 * height, end * width, 0.28 * height);
    context.stroke();
  }

  function noiseTile(side: number): OffscreenCanvas {
    const noise = new ImageData(side, side);
    for (let at = 0; at < noise.data.length; at += 65_536)
      crypto.getRandomValues(noise.data.subarray(at, at + 65_536));
    for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = 255;
    const tile = new OffscreenCanvas(side, side);
    tile.getContext('2d')?.putImageData(noise, 0, 0);
    return tile;
  }

  function grainOver(tile: OffscreenCanvas): void {
    context.globalAlpha = grain;
    for (let y = 0; y < height; y += tile.height)
      for (let x = 0; x < width; x += tile.width) context.drawImage(tile, x, y);
  }

  function choose(blob: Blob): void {
    const input = document.querySelector<HTMLInputElement>('input[type=file][aria-label=Photo]');
    if (!input) throw new Error('No input for a photo');
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob], 'chosen.jpg', { type: 'image/jpeg' }));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  wall();
  disk(0.5, 1.05, 0.4, '#2b4f7a');
  disk(0.5, 0.42, 0.22, '#c48f70');
  for (const x of [0.46, 0.54]) disk(x, 0.38, 0.02, '#2a2320');
  for (let line = 0; line < 400; line += 1) hair();
  grainOver(noiseTile(512));
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  choose(blob);
  return blob.size;
}
