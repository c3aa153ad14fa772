import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * Looks for what axe finds on the page as it is, what lies behind a dialog included. Axe sums up in the page itself, which
 * has no frames: the other way opens an empty page, and Electron opens none for Playwright.
 */
export const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).withTags(rules).setLegacyMode();

/** What axe says in light and in dark, and a picture of each. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toBeAttached();
    const { violations } = await axe(page).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}.png` });
  }
}
