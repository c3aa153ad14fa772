import type { ListKind } from '../company/list-kinds.ts';
import type { Field } from './field.ts';
import { parseHundredths } from './hundredths.ts';
import { requiredMessage, valueProblems } from './problems.ts';
import { isEmpty } from './value.ts';

/** Finds what a text names; undefined where nothing, or more than one thing, has that name. */
export type Lookup = {
  readonly entry: (kind: ListKind, name: string) => string | undefined;
  readonly person: (name: string) => string | undefined;
};

/** The stored value of a text, or why it is none. A value of null unsets the field. */
export type ReadText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Reads a text as people write it in a cell of a spreadsheet, by the rules of the field. */
export function readText(field: Field, text: string, lookup: Lookup): ReadText {
  const typed = text.trim();
  if (typed === '') return field.required ? refused(requiredMessage(field.label)) : { ok: true, value: null };
  const read = readers[field.control];
  if (!read) return refused(`${field.label} can’t be pasted. Open the profile to change it.`);
  const found = read(field, typed, lookup);
  if (!found.ok) return found;
  const value = field.normalise ? field.normalise(found.value) : found.value;
  const [problem] = valueProblems('value', field, value);
  return problem ? refused(`${problem.message}.`) : { ok: true, value: isEmpty(value) ? null : value };
}

type Read = (field: Field, typed: string, lookup: Lookup) => ReadText;

const refused = (message: string): ReadText => ({ ok: false, message });
const plain: Read = (_field, typed) => ({ ok: true, value: typed });
const hundredths: Read = (_field, typed) => ({ ok: true, value: parseHundredths(typed.replace(/%$/, '')) });

const readers: Partial<Record<Field['control'], Read>> = {
  text: plain,
  longText: plain,
  phone: plain,
  email: plain,
  colour: plain,
  money: hundredths,
  percent: hundredths,
  date: (_field, typed) => ({ ok: true, value: isoDay(typed) ?? typed }),
  toggle: (_field, typed) => toggle(typed),
  choice: (field, typed) => oneOf(field, typed),
  license: (field, typed) => oneOf(field, typed),
  entry: (field, typed, lookup) => entryOf(field, typed, lookup),
  entries: (field, typed, lookup) => entriesOf(field, typed, lookup),
  person: (_field, typed, lookup) => {
    const id = lookup.person(typed);
    return id ? { ok: true, value: id } : refused(`Nobody, or more than one person, is called “${typed}”.`);
  },
};

const yes = ['yes', 'true', 'on', '1', 'y', 'active'];
const no = ['no', 'false', 'off', '0', 'n', 'inactive'];

function toggle(typed: string): ReadText {
  const text = typed.toLowerCase();
  if (yes.includes(text)) return { ok: true, value: true };
  return no.includes(text) ? { ok: true, value: false } : refused('Write Yes or No.');
}

/** By its label, its stored word, or a beginning of the label that no other one has. */
function oneOf({ choices = [] }: Field, typed: string): ReadText {
  const text = typed.toLowerCase();
  const exact = choices.find(({ value, label }) =>
    [value, label].some((each) => each.toLowerCase() === text),
  );
  const beginning = choices.filter(({ label }) => label.toLowerCase().startsWith(text));
  const found = exact ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (found) return { ok: true, value: found.value };
  return refused(`“${typed}” is none of: ${choices.map(({ label }) => label).join(', ')}.`);
}

function entryOf({ list, label }: Field, typed: string, lookup: Lookup): ReadText {
  const id = list && lookup.entry(list, typed);
  return id ? { ok: true, value: id } : refused(`Nothing in ${label} is called “${typed}”.`);
}

/** Parted by commas or semicolons. A name that has a comma itself is taken whole first. */
function entriesOf(field: Field, typed: string, lookup: Lookup): ReadText {
  const whole = entryOf(field, typed, lookup);
  if (whole.ok) return { ok: true, value: [whole.value] };
  const names = typed.split(/[,;]/).flatMap((name) => name.trim() || []);
  const ids: unknown[] = [];
  for (const name of names) {
    const found = entryOf(field, name, lookup);
    if (!found.ok) return found;
    if (!ids.includes(found.value)) ids.push(found.value);
  }
  return { ok: true, value: ids };
}

/** `3/18/2024` as spreadsheets of the United States write it. */
function isoDay(typed: string): string | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}
