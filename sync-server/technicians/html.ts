/** Markup that is safe to send: what came from people is escaped in it. */
export type Html = { readonly markup: string };

type Part = string | number | Html | readonly Html[] | null | false;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const isList = (part: Part): part is readonly Html[] => Array.isArray(part);

function markupOf(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return isList(part) ? part.map(({ markup }) => markup).join('') : part.markup;
}

/** A template whose values are escaped, unless they are markup of this kind. Quote attributes, always. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: texts.map((text, index) => text + markupOf(parts[index] ?? null)).join(''),
});
