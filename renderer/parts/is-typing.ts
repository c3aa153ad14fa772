const noText: ReadonlySet<string> = new Set([
  'checkbox',
  'radio',
  'button',
  'range',
  'color',
  'file',
  'submit',
  'reset',
]);

/** Does a key pressed there mean a letter, and a paste a text? */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !noText.has(target.type);
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(textarea|select)$/.test(target.localName))
  );
}
