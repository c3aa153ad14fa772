import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app, Menu, type Session, type WebContents } from 'electron';
import { contextMenuTemplate } from '../menu/context-menu.ts';

/** Where a package has its dictionaries, as Electron's releases name them, such as `en-US-10-1.bdic`. */
const shipped = () => join(process.resourcesPath, 'dictionaries');

/**
 * Checks spelling by what is on this computer: the system on macOS, the shipped dictionaries elsewhere. Chromium would
 * fetch a missing one from its maker, so a language without a dictionary is not checked.
 */
export async function startSpelling(session: Session): Promise<void> {
  if (process.platform === 'darwin') return;
  const languages = await placeDictionaries();
  if (languages.length === 0) session.setSpellCheckerEnabled(false);
  else session.setSpellCheckerLanguages(languages);
}

/** Offers other spellings, and the acts of every text field, under the right button. */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, asked) => {
    const template = contextMenuTemplate(asked, {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}

/** Copies them to where Chromium looks first; answers their languages. */
async function placeDictionaries(): Promise<string[]> {
  const files = (await readdir(shipped()).catch(() => [])).filter((name) => name.endsWith('.bdic'));
  const folder = join(app.getPath('userData'), 'Dictionaries');
  if (files.length > 0) await mkdir(folder, { recursive: true });
  for (const name of files) await copyFile(join(shipped(), name), join(folder, name));
  return files.map((name) => name.replace(/-\d+-\d+\.bdic$/, ''));
}
