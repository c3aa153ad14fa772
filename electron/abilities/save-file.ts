import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog, type WebContents } from 'electron';
import type { SavedFile } from '../contract.ts';

/** Asks the person where to save, then writes `text` as UTF-8. Rejects when the disk refuses. */
export const saveFile = (
  { suggestedName, text }: { suggestedName: string; text: string },
  sender: WebContents,
): Promise<SavedFile> => saveAs(suggestedName, async () => text, sender);

/** Asks where to save, then writes the page as it prints, on the paper of the reader's country. */
export const savePdf = (suggestedName: string, sender: WebContents): Promise<SavedFile> =>
  saveAs(
    suggestedName,
    () => sender.printToPDF({ printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true }),
    sender,
  );

/** Asks where to save, then makes and writes it. Nothing is made for who cancels. */
export async function saveAs(
  suggestedName: string,
  make: () => Promise<string | Uint8Array>,
  sender: WebContents,
): Promise<SavedFile> {
  const window = BrowserWindow.fromWebContents(sender);
  const options = { defaultPath: suggestedName };
  const choice = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (choice.canceled || !choice.filePath) return { ok: false, reason: 'canceled' };
  await writeFile(choice.filePath, await make());
  return { ok: true, path: choice.filePath };
}
