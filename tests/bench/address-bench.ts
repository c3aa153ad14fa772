import type { Page } from '@playwright/test';
import { type BenchOffice, ms, quantile } from './bench-office.ts';

const addresses = [
  { city: 'Springfeild', state: 'IL', zip: '62701' },
  { city: 'Frisco', state: 'TX', zip: '75053' },
  { city: 'St Paul', state: 'MN', zip: '55101' },
  { city: 'Portland', state: 'ME', zip: '97201' },
  { city: 'brooklin', state: 'NY', zip: '11201' },
  { city: 'Los Angelos', state: 'CA', zip: '90001' },
  { city: 'San Juan', state: 'PR', zip: '00901' },
  { city: 'Nowhereville', state: 'KS', zip: '99999' },
];

/** From the click on Map Pin to its words, and from opening a profile with a pin to its map (DESIGN §9). */
export async function addressBench(office: BenchOffice): Promise<string[]> {
  const maps: number[] = [];
  for (const address of [addresses[1], addresses[3], addresses[6]]) {
    const fresh = await newProfile(office);
    if (address) await type(fresh, address);
    maps.push(await fresh.evaluate(mapTime));
    await fresh.context().close();
  }
  const page = await newProfile(office);
  const answers: number[] = [];
  for (const address of [...addresses, ...addresses, ...addresses]) {
    await type(page, address);
    answers.push(await page.evaluate(answerTime));
    await page.keyboard.press('Escape');
  }
  await page.context().close();
  return [
    `address: Map Pin answers after ${ms(quantile(answers, 0.5))} at the median, ${ms(Math.max(...answers))} at the most, the first time ${ms(answers[0] ?? Number.NaN)} (aim: 100 ms)`,
    `map: drawn ${maps.map(ms).join(', ')} after the click that first shows it (Texas, Maine, Puerto Rico; aim: 500 ms)`,
  ];
}

async function newProfile(office: BenchOffice): Promise<Page> {
  const page = await office.computer();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Add a Technician' }).waitFor();
  return page;
}

type Address = { readonly city: string; readonly state: string; readonly zip: string };

async function type(page: Page, { city, state, zip }: Address): Promise<void> {
  await page.getByRole('textbox', { name: 'City', exact: true }).fill(city);
  await page.getByRole('combobox', { name: 'State' }).fill(state);
  await page.getByRole('textbox', { name: 'ZIP Code' }).fill(zip);
}

async function mapTime(): Promise<number> {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Map Pin');
  const started = performance.now();
  button?.click();
  while (!document.querySelector('canvas[data-ready]'))
    await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - started;
}

async function answerTime(): Promise<number> {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Map Pin');
  const status = document.querySelector('[aria-label="Address validation"]');
  if (!button || !status) throw new Error('No Map Pin');
  const changed = new Promise<void>((resolve) => {
    new MutationObserver((_changes, observer) => {
      observer.disconnect();
      resolve();
    }).observe(status, { childList: true, subtree: true, characterData: true });
  });
  const started = performance.now();
  button.click();
  await changed;
  return performance.now() - started;
}
