import type { Field } from '#domain/record/field.ts';
import { displayText } from '../display.ts';
import type { Names } from '../entries.ts';
import type { CellContent } from './cell-content.ts';

/** How many tags fit a cell before the rest is counted. */
const tagsShown = 2;

/** A field's value as a table cell shows it. */
export function fieldCell(field: Field, value: unknown, names: Names): CellContent {
  if (field.control === 'entries' && Array.isArray(value)) return tags(value, names);
  const text = displayText(field, value, names);
  if (field.control === 'phone') return [{ text, className: 'num' }];
  const colour = field.control === 'entry' ? names.entry(String(value))?.colour : undefined;
  return colour ? [{ className: 'swatch', colour }, { text }] : text;
}

function tags(ids: readonly string[], names: Names): CellContent {
  const texts = ids.map((id) => names.entry(id)?.name ?? 'Unknown entry');
  const shown =
    texts.length > tagsShown ? [...texts.slice(0, tagsShown), `+${texts.length - tagsShown}`] : texts;
  return shown.map((text) => ({ text, className: 'tag' }));
}
