import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import type { Done } from '../contract.ts';

/** Whether this computer has a place for keys that other programs and people cannot read. */
export async function canRemember(): Promise<Done> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    return { ok: false, reason: 'The password store of this computer is locked or not available.' };
  }
  // Chromium falls back to a key that is the same on every computer.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    return { ok: false, reason: 'This computer has no password store, such as GNOME Keyring or KWallet.' };
  }
  return { ok: true };
}

/**
 * The kept value, or `null` when there is none. Rejects when a value is there but cannot be unsealed:
 * answering `null` then would make the page replace a key that it still needs.
 */
export async function readSecret(name: string): Promise<string | null> {
  const sealed = await readFile(fileOf(name)).catch(nullIfAbsent);
  if (sealed === null) return null;
  const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
  if (shouldReEncrypt) await writeSealed(name, result);
  return result;
}

/** Keeps a value, sealed by the system's password store; refuses where that store protects nothing. */
export async function writeSecret(name: string, value: string): Promise<Done> {
  const possible = await canRemember();
  if (possible.ok) await writeSealed(name, value);
  return possible;
}

/** Forgets a value; forgetting what is not there is fine. */
export async function removeSecret(name: string): Promise<undefined> {
  await rm(fileOf(name), { force: true });
}

// Write and rename: a crash leaves the old value or the new one, never half of one.
async function writeSealed(name: string, value: string): Promise<void> {
  const sealed = await safeStorage.encryptStringAsync(value);
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const draft = `${fileOf(name)}.${randomUUID()}.tmp`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(sealed);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, fileOf(name));
}

function folder(): string {
  return join(app.getPath('userData'), 'secrets');
}

function fileOf(name: string): string {
  return join(folder(), name);
}

function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
