import { shell } from 'electron';
import type { Done } from '../contract.ts';

const ALLOWED_PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:']);

/** Hands an address to the system's browser, mail or phone app. Other protocols could start programs. */
export async function openExternal(address: string): Promise<Done> {
  const url = URL.parse(address);
  if (url === null || !ALLOWED_PROTOCOLS.has(url.protocol)) {
    return { ok: false, reason: 'Only web, mail and phone links can be opened.' };
  }
  await shell.openExternal(url.href);
  return { ok: true };
}
