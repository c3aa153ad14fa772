import type { Page } from '@playwright/test';
import {
  answering,
  type GeocoderServer,
  nominatimAnswer,
  startGeocoderServer,
} from '../support/geocoder-server.ts';
import { test as base, expect } from '../support/office.ts';
import { box, fillRequired, openProfile, pick, rowOf, save, synced } from '../support/profile-form.ts';

const test = base.extend<{ geocoder: GeocoderServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  geocoder: async ({}, use) => {
    const geocoder = await startGeocoderServer();
    await use(geocoder);
    await geocoder.stop();
  },
  serverSettings: async ({ geocoder }, use) => use({ GEOCODER_PRIVATE_HOSTS: geocoder.host }),
});

const status = (page: Page) => page.getByRole('status', { name: 'Address validation' });
const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Address suggestions' });
const mapPin = (page: Page) => page.getByRole('button', { name: 'Map Pin' });
const notChecked = 'This address has not been checked.';

type Typed = {
  readonly street?: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};

async function type(page: Page, { street = '413 S 8th St', city, state, zip }: Typed): Promise<void> {
  await box(page, 'Street').fill(street);
  await box(page, 'City').fill(city);
  await page.getByRole('combobox', { name: 'State' }).fill(state);
  await box(page, 'ZIP Code').fill(zip);
}

async function addTechnician(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Add a Technician' })).toBeVisible();
}

test('Map Pin works without a network: a typo corrected by keyboard, the pin moved, the level kept', async ({
  office,
}) => {
  const computer = await office.computer();
  const { page } = computer;
  await computer.readyForOffline();
  computer.network.cut();
  await addTechnician(page);
  await fillRequired(page, 'Adam Mapp', 'adam.mapp@northline.example');
  await type(page, { city: 'springfeild', state: 'IL', zip: '62701' });
  await expect(page.getByText(notChecked)).toBeVisible();
  await mapPin(page).focus();
  await page.keyboard.press('Enter');
  await expect(suggestions(page).getByRole('option').first()).toContainText('Springfield, IL 62701');
  await expect(suggestions(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box(page, 'City')).toHaveValue('Springfield');
  await expect(status(page)).toContainText('ZIP-level match (street not verified)');
  await expect(suggestions(page)).toBeHidden();
  await expect(mapPin(page)).toBeFocused();
  await expect(page.getByText(notChecked)).toBeHidden();

  const latitude = box(page, 'Latitude');
  const before = await latitude.inputValue();
  const pin = page.getByRole('button', { name: 'Pin', exact: true });
  await pin.focus();
  await page.keyboard.press('ArrowUp');
  await expect(status(page)).toContainText('Pin confirmed by user');
  expect(Number(await latitude.inputValue())).toBeGreaterThan(Number(before));

  const moved = await latitude.inputValue();
  await latitude.fill('30.2');
  await latitude.press('Enter');
  await expect(status(page)).toContainText('but the address is in Illinois');
  await expect(latitude).toHaveValue(moved);

  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await page.reload();
  await expect(status(page)).toContainText('Pin confirmed by user');
  await expect(latitude).toHaveValue(moved);
});

test('a changed address has to be checked again, may be saved without, and the table finds it', async ({
  office,
}) => {
  const { page } = await office.computer();
  await addTechnician(page);
  await fillRequired(page, 'Ursula Unchecked', 'ursula@northline.example');
  await type(page, { city: 'Springfield', state: 'il', zip: '62701-1234' });
  await mapPin(page).click();
  await expect(status(page)).toContainText('ZIP-level match (street not verified)');
  await box(page, 'Street').fill('1 Elsewhere Ave');
  await expect(status(page)).toContainText('Not checked');
  await expect(page.getByText(notChecked)).toBeVisible();
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await synced(page);

  await page.getByRole('link', { name: 'Technicians' }).first().click();
  const filter = page
    .getByRole('columnheader', { name: 'Home check' })
    .getByRole('button', { name: 'Filter' });
  await filter.click();
  await page.getByRole('menuitemcheckbox', { name: 'Not checked' }).click();
  await expect(rowOf(page, 'Ursula Unchecked')).toBeVisible();
  await page.getByRole('menuitemcheckbox', { name: 'Not checked' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Pin confirmed by user' }).click();
  await expect(rowOf(page, 'Ursula Unchecked')).toBeHidden();
});

test('what the data does not know is said, and never stands in the way', async ({ office }) => {
  const { page } = await office.computer();
  await addTechnician(page);
  const say = async (typed: Typed, words: RegExp) => {
    await type(page, typed);
    await mapPin(page).click();
    await expect(status(page)).toContainText(words);
    await page.keyboard.press('Escape');
  };
  await say({ city: 'Nowhereville', state: 'TX', zip: '00000' }, /check the address before saving/);
  await say({ street: 'PO Box 12', city: 'Springfield', state: 'IL', zip: '62701' }, /PO box/i);
  await say({ street: 'PSC 802', city: 'APO', state: 'AE', zip: '09499' }, /military/i);
  await pick(page, 'Country', 'Germany');
  await say({ city: 'Berlin', state: '', zip: '10115' }, /Format only/);
});

test('with the network, the geocoder of the company finds the house', async ({ office, geocoder }) => {
  const { page } = await office.computer();
  geocoder.answer = answering(nominatimAnswer);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Geocoder', exact: true }).click();
  await page.getByRole('option', { name: 'Nominatim' }).click();
  await box(page, 'Geocoder address').fill(`http://${geocoder.host}/`);
  await box(page, 'Geocoder address').press('Enter');
  await expect(page.getByText(/and nothing else/)).toBeVisible();
  await synced(page);

  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await addTechnician(page);
  await fillRequired(page, 'Gerda Geocoded', 'gerda@northline.example');
  await type(page, { city: 'Springfield', state: 'IL', zip: '62701' });
  await mapPin(page).click();
  await expect(status(page)).toContainText(`Geocoded online (Nominatim, ${geocoder.host}`);
  await expect(box(page, 'Latitude')).toHaveValue('39.799018');
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();

  // A house of the same name in another state is none.
  const [found] = nominatimAnswer;
  geocoder.answer = answering([{ ...found, address: { ...found?.address, 'ISO3166-2-lvl4': 'US-MO' } }]);
  await openProfile(page, 'Gerda Geocoded');
  await box(page, 'Street').fill('415 S 8th St');
  await mapPin(page).click();
  await expect(status(page)).toContainText('The geocoder knows no such street there');
  await expect(status(page)).toContainText('ZIP-level match (street not verified)');
});
