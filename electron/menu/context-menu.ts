import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

type Asked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions'
>;

type Acts = {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
};

/** The menu under the right button: spelling, and what can be done with text. Empty where nothing can. */
export function contextMenuTemplate(
  { isEditable, selectionText, misspelledWord, dictionarySuggestions }: Asked,
  { replace, learn }: Acts,
): MenuItemConstructorOptions[] {
  const spelling: MenuItemConstructorOptions[] = misspelledWord
    ? [
        ...dictionarySuggestions.map((label) => ({ label, click: () => replace(label) })),
        { label: 'Add to dictionary', click: () => learn(misspelledWord) },
        { type: 'separator' },
      ]
    : [];
  if (isEditable)
    return [...spelling, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
}
