import { type TableView, tableViewSchema } from '#domain/company/saved-views.ts';

/** Before a view that is written out in its link; the id of a saved view never begins so. */
const mark = '~';

/** A view as it stands in a link: JSON in base64 for addresses. */
export function encodeView(view: TableView): string {
  const bytes = new TextEncoder().encode(JSON.stringify(view));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return mark + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The view that is written out in a link; null where it can't be read, undefined where the link names an id. */
export function decodeView(text: string): TableView | null | undefined {
  if (!text.startsWith(mark)) return undefined;
  try {
    const binary = atob(text.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return tableViewSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** The link of a view at the server's own address, where a colleague can open it too. */
export const linkOfView = (serverAddress: string, view: string): string =>
  `${serverAddress}/#/technicians?view=${view}`;

/** What follows `view=` in a link that somebody pasted; null where it is no such link. */
export const viewInLink = (text: string): string | null =>
  /#\/technicians\?view=([\w~-]+)\s*$/.exec(text)?.[1] ?? null;
