import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog, type WebContents } from 'electron';
import type { SavedFile } from '../contract.ts';

/** Asks the person where to save, then writes `text` as UTF-8. Rejects when the disk refuses. */
export async function saveFile(
  file: { suggestedName: string; text: string },
  sender: WebContents,
): Promise<SavedFile> {
  const window = BrowserWindow.fromWebContents(sender);
  const options = { defaultPath: file.suggestedName };
  const choice = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (choice.canceled || !choice.filePath) return { ok: false, reason: 'canceled' };
  await writeFile(choice.filePath, file.text, 'utf8');
  return { ok: true, path: choice.filePath };
}
