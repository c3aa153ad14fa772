import type { Field } from '#domain/record/field.ts';
import { displayText } from '../display.ts';
import type { Names } from '../entries.ts';

/** How many tags fit a cell before the rest is counted. */
const tagsShown = 2;

/** A field's value in a table cell. */
export function FieldCell({
  field,
  value,
  names,
}: {
  readonly field: Field;
  readonly value: unknown;
  readonly names: Names;
}) {
  if (field.control === 'entries' && Array.isArray(value)) return <Tags ids={value} names={names} />;
  const text = displayText(field, value, names);
  const colour = field.control === 'entry' ? names.entry(String(value))?.colour : undefined;
  return (
    <span className={field.control === 'phone' ? 'num' : undefined} title={text}>
      {colour && <i className="swatch" style={{ background: colour }} aria-hidden="true" />}
      {text}
    </span>
  );
}

function Tags({ ids, names }: { readonly ids: readonly string[]; readonly names: Names }) {
  const textOf = (id: string) => names.entry(id)?.name ?? 'Unknown entry';
  const more = ids.length - tagsShown;
  return (
    <span title={ids.map(textOf).join(', ')}>
      {ids.slice(0, tagsShown).map((id) => (
        <span key={id} className="tag">
          {textOf(id)}
        </span>
      ))}
      {more > 0 && <span className="tag">+{more}</span>}
    </span>
  );
}
