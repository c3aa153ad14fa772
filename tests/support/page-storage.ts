/** Runs in the page: keeps a value in each storage. */
export async function keepEverywhere(value: string): Promise<void> {
  localStorage.setItem('value', value);
  const directory = await navigator.storage.getDirectory();
  const file = await (await directory.getFileHandle('value', { create: true })).createWritable();
  await file.write(value);
  await file.close();
  await new Promise<void>((resolve) => {
    const opening = indexedDB.open('kept', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('values');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('values', 'readwrite', { durability: 'strict' });
      writing.objectStore('values').put(value, 'value');
      writing.oncomplete = () => resolve();
    };
  });
}

/** Runs in the page: what each storage holds. */
export async function readEverywhere(): Promise<unknown[]> {
  const directory = await navigator.storage.getDirectory();
  const file = await (await directory.getFileHandle('value')).getFile();
  const stored = await new Promise((resolve) => {
    const opening = indexedDB.open('kept', 1);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('values').objectStore('values').get('value');
      reading.onsuccess = () => resolve(reading.result);
    };
  });
  return [localStorage.getItem('value'), await file.text(), stored];
}
