import { expect, type Page } from '@playwright/test';
import { box } from './profile-form.ts';

/**
 * Types into a form whose earlier drafts are all on the disk, and waits until this one is. When a draft was kept lies
 * there in the clear, also where what it holds is sealed.
 */
export async function fillAndWaitForDraft(page: Page, label: string, value: string): Promise<void> {
  const before = await page.evaluate(() => new Date().toISOString());
  await box(page, label).fill(value);
  await expect.poll(async () => (await lastDraft(page)) > before).toBe(true);
}

/** When the newest draft on the disk was kept, as an instant in UTC; empty where there is none. */
export async function lastDraft(page: Page): Promise<string> {
  const found = (await draftsOf(page)).matchAll(/"at":"([^"]+)"/g);
  return (
    [...found]
      .map(([, at]) => at ?? '')
      .toSorted()
      .at(-1) ?? ''
  );
}

/** All that the drafts on the disk hold, as one text; sealed on the desktop. */
function draftsOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const open = (name: string) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all = (database: IDBDatabase, store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let text = '';
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.includes('drafts')) continue;
      const database = await open(name);
      for (const store of database.objectStoreNames) text += JSON.stringify(await all(database, store));
      database.close();
    }
    return text;
  });
}
