import type { z } from 'zod';
import type { Permission } from '../access/permissions.ts';
import type { ListKind } from '../company/list-kinds.ts';

/** Which input draws a field; `renderer/parts` has one component for each. */
export type Control =
  | 'text'
  | 'longText'
  | 'phone'
  | 'email'
  | 'money'
  | 'percent'
  | 'date'
  | 'toggle'
  | 'choice'
  | 'license'
  | 'entry'
  | 'entries'
  | 'person'
  | 'photo'
  | 'address'
  | 'patterns'
  | 'colour'
  | 'permissions'
  | 'assigned'
  | 'none';

/**
 * How two changes of one field meet (S4 to S6): `value` and `unit` as a whole, `set` by items added and
 * removed, `map` key by key, `settle` by keys that a person removed (only the server adds any).
 */
export type Merge = 'value' | 'unit' | 'set' | 'map' | 'settle';

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

/** How a field looks in the table; `width` in CSS pixels. */
export type Column = {
  readonly width: number;
  readonly heading?: string;
  readonly align?: 'right';
  readonly hidden?: boolean;
};

/** Everything that the product knows about one field. The schema is the rule; the rest is where it appears. */
export type Field<Schema extends z.ZodType = z.ZodType> = {
  /** The rule for a value that is set. Absent and null both mean "not set" and are judged by `required`. */
  readonly schema: Schema;
  readonly label: string;
  /** The form section it is drawn in; null keeps it out of the form. */
  readonly section: string | null;
  readonly control: Control;
  /** `always`: no record without it. `form`: the form insists, an import may leave it out (R6). */
  readonly required: 'always' | 'form' | false;
  readonly merge: Merge;
  /** The permission that a change of it needs; `server` means that no push may change it. */
  readonly write: Permission | 'server';
  /** The permission to see it; whoever lacks it is never sent the value. Nobody is sent a secret. */
  readonly read?: Permission | 'nobody';
  /** Encrypted where it lies on a desktop computer: home, pay, contact, and what may repeat them. */
  readonly sealed?: true;
  /** A further permission that moving from one value to another needs; never asked of a new record. */
  readonly needs?: (from: unknown, to: unknown) => Permission | null;
  /** The permissions that a change of it hands out. Nobody hands out what they lack. */
  readonly gives?: (before: unknown, after: unknown) => readonly Permission[];
  /** Why the field of the record as it stands can't be changed by an edit, or null where it can. */
  readonly locked?: (standing: AnyRecord) => string | null;
  /** Storage version that first had this field. Never edit it once shipped. */
  readonly since: number;
  /** Value given to records written before `since`. */
  readonly before?: z.output<Schema> | null;
  /** What a new record starts with. */
  readonly initial?: z.output<Schema>;
  readonly column?: Column;
  /** Heading in CSV files; absent means the field is not exported. */
  readonly csv?: string;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly list?: ListKind;
  readonly choices?: readonly Choice[];
  /** The inputs of a composite control, by the key of the part. */
  readonly parts?: Fields;
  /** What deserves a second look but does not stop a save. */
  readonly warn?: (value: z.output<Schema>) => string | null;
  /** What a person typed, brought into the stored form; what can't be is returned as it came. */
  readonly normalise?: (typed: unknown) => unknown;
};

export type Fields = Readonly<Record<string, Field>>;

type Leaf<Name extends string> = Name extends `${string}.${string}` ? never : Name;
type Group<Name extends string> = Name extends `${infer Head}.${string}` ? Head : never;
type In<Name extends string, Head extends string> = Name extends `${Head}.${infer Rest}` ? Rest : never;
type Value<F> = F extends { readonly schema: infer S extends z.ZodType } ? z.output<S> : never;
type Names<F> = Extract<keyof F, string>;

/** The record that a list of fields describes. A dotted name (`payroll.payType`) lies in an object of its own. */
export type RecordOf<F> = {
  [Name in Leaf<Names<F>>]?: Value<F[Name]> | null;
} & {
  [Head in Group<Names<F>>]?:
    | {
        [Rest in In<Names<F>, Head>]?: Value<F[Extract<`${Head}.${Rest}`, keyof F>]> | null;
      }
    | null;
};

/** A record whose fields are not known to the code at hand. */
export type AnyRecord = Readonly<Record<string, unknown>>;
