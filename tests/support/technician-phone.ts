import { type Browser, chromium, type Page } from '@playwright/test';

/** The technician's own device: a browser that has nothing to do with the office. */
export async function openPhone(): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  return { page, close: () => browser.close() };
}

/** Fills the inputs of a page by their labels and presses its button. */
export async function fillAndSend(page: Page, values: Record<string, string>, button: string): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** Signs a technician in on the page of the server. */
export async function signInOnPhone(page: Page, serverUrl: string, username: string, password: string) {
  await page.goto(`${serverUrl}/technician`);
  await fillAndSend(page, { Username: username, Password: password }, 'Sign in');
}
