import type { Actor } from '#domain/access/roles.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { withFieldValue } from '#domain/record/value.ts';
import type { Changes } from '../data/records.ts';
import type { ConflictItem, Subject } from './attention-items.ts';
import { settlement, standingValue, stillStands, whyNotDecide, whyNotTake } from './settle.ts';

/** By what many conflicts are settled at once. `device` and `by` name whose values are kept. */
export type Rule = { readonly keep: 'standing' } | { readonly keep: 'newest' } | Source;

type Source = { readonly keep: 'device' | 'by'; readonly from: string };

/** What becomes of one conflict: `to` is the value that stands afterwards. */
export type PlannedItem = {
  readonly item: ConflictItem;
  readonly from: unknown;
  readonly to: unknown;
  readonly isTaken: boolean;
};

export type SettlePlan = {
  /** One edit for each record, however many of its fields are settled. */
  readonly edits: readonly { readonly subject: Subject; readonly changes: Changes }[];
  readonly planned: readonly PlannedItem[];
  readonly leftOut: readonly { readonly item: ConflictItem; readonly why: string }[];
};

type Choice = 'standing' | 'other';

/** What a rule does to those conflicts, to be shown before it is done and then done as it was shown. */
export function planSettle(
  items: readonly ConflictItem[],
  rule: Rule,
  actor: Pick<Actor, 'permissions'>,
): SettlePlan {
  const plans = [
    ...Map.groupBy(items, ({ subject }) => `${subject.collection}|${subject.record.id}`).values(),
  ].map((own) => planRecord(own, rule, actor));
  return {
    edits: plans.flatMap(({ edits }) => edits),
    planned: plans.flatMap(({ planned }) => planned),
    leftOut: plans.flatMap(({ leftOut }) => leftOut),
  };
}

/** The conflicts of one record, one after the other: each builds on what the ones before it made of the record. */
function planRecord(own: readonly ConflictItem[], rule: Rule, actor: Pick<Actor, 'permissions'>): SettlePlan {
  const planned: PlannedItem[] = [];
  const leftOut: { item: ConflictItem; why: string }[] = [];
  const taken = new Map<string, string>();
  let changes: Changes = {};
  let record = own[0]?.subject.record;
  for (const item of byTime(own)) {
    const choice = choiceOf(item, rule, taken.get(item.conflict.field));
    const why = choice ? whyNot(item, choice, actor) : 'Neither value came from there.';
    if (!choice || !record || why) {
      leftOut.push({ item, why: why ?? '' });
      continue;
    }
    const { field, other } = item.conflict;
    const present = { ...item, subject: { ...item.subject, record } };
    const isTaken = choice === 'other';
    if (isTaken) taken.set(field, other.at);
    const from = standingValue(present);
    planned.push({ item, from, to: isTaken ? other.value : from, isTaken });
    const change = settlement(present, { keep: choice });
    changes = { ...changes, ...change };
    record = withChanges(record, change);
  }
  const [first] = own;
  const isEdit = first && Object.keys(changes).length > 0;
  return { edits: isEdit ? [{ subject: first.subject, changes }] : [], planned, leftOut };
}

/** Of several values for one field the newest comes last, and stays. */
const byTime = (items: readonly ConflictItem[]) =>
  items.toSorted((a, b) => a.conflict.other.at.localeCompare(b.conflict.other.at));

/** `takenAt` is when the value was typed that was taken for the same field before. */
function choiceOf(item: ConflictItem, rule: Rule, takenAt: string | undefined): Choice | null {
  const { kept, other } = item.conflict;
  if (rule.keep === 'standing') return 'standing';
  if (rule.keep === 'newest') {
    // What was changed again after the conflict arose is newer than both of its values.
    if (!stillStands(item)) return 'standing';
    return other.at > (takenAt ?? kept.at) ? 'other' : 'standing';
  }
  const { keep: by, from } = rule;
  if (other[by] === from) return 'other';
  return stillStands(item) && kept[by] === from ? 'standing' : null;
}

const whyNot = (item: ConflictItem, choice: Choice, actor: Pick<Actor, 'permissions'>): string | null =>
  whyNotDecide(item, actor) ??
  (choice === 'other' ? whyNotTake(item, item.conflict.other.value, actor) : null);

function withChanges(record: Subject['record'], changes: Changes): Subject['record'] {
  let changed: AnyRecord = record;
  for (const [name, value] of Object.entries(changes)) changed = withFieldValue(changed, name, value);
  return { ...changed, id: record.id };
}

/** The computers and people that the values of these conflicts came from, for the rules that name one. */
export function sourcesOf(items: readonly ConflictItem[]): {
  readonly devices: readonly string[];
  readonly people: readonly string[];
} {
  const said = items.flatMap(({ conflict: { kept, other } }) => [kept, other]);
  const unique = (of: 'device' | 'by') =>
    [...new Set(said.map((side) => side[of]))].filter((each) => each !== 'unknown').toSorted();
  return { devices: unique('device'), people: unique('by') };
}
