import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { app } from './app.ts';

type Surface = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Real encryption, but the key is a file beside the data: it shows the calls, not the protection. */
export const safeStorage: Surface = {
  isAsyncEncryptionAvailable: async () => app.isReady(),
  getSelectedStorageBackend() {
    if (!app.isReady()) return 'unknown';
    return process.env.STAND_IN_SAFE_STORAGE === 'basic_text' ? 'basic_text' : 'gnome_libsecret';
  },
  async encryptStringAsync(plainText) {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  },
  async decryptStringAsync(encrypted) {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(encrypted.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = decipher.update(encrypted.subarray(NONCE_BYTES + TAG_BYTES));
    return { result: Buffer.concat([body, decipher.final()]).toString('utf8'), shouldReEncrypt: false };
  },
};

function key(): Buffer {
  const file = join(app.getPath('userData'), 'stand-in-safe-storage.key');
  if (!existsSync(file)) {
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600 });
  }
  return readFileSync(file);
}
