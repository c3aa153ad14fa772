import { Button, Modal } from '@mantine/core';
import { useMemo } from 'react';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { type ListKind, listKinds } from '#domain/company/list-kinds.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { blankRecord } from '#domain/sync/judge.ts';
import { closesCircle } from '#domain/technician/rules.ts';
import { useData, useRecord } from '../data-context.tsx';
import { FormField } from '../parts/form/form-section.tsx';
import { formFields } from '../parts/form/form-values.ts';
import { useRecordForm } from '../parts/form/use-record-form.ts';
import { fieldsOfList } from './list-fields.ts';
import classes from './list-page.module.css';
import { people } from './words.ts';

type Props = {
  readonly kind: ListKind;
  /** Null adds one. */
  readonly entry: ListEntry | null;
  /** How many technicians have it. */
  readonly uses: number;
  readonly onClose: () => void;
};

/** Adds, renames or retires an entry. An entry in use is retired, and whoever has it keeps it (R40). */
export function EntryDialog({ kind, entry, uses, onClose }: Props) {
  const data = useData();
  const record = useRecord(data.lists, entry?.id) ?? null;
  const fields = useMemo(() => fieldsOfList(kind), [kind]);
  const { one } = listKinds[kind];
  const form = useRecordForm({
    fields,
    record,
    blank: useMemo(() => ({ ...blankRecord(fields), kind }), [fields, kind]),
    draftId: `list:${kind}:${entry?.id ?? 'new'}`,
    drafts: data.drafts,
    judge: (values) => [
      ...nameProblem(values, data.lists.all(), kind, entry?.id, one),
      ...circleProblem(values, entry?.id, (id) => data.lists.get(id)?.parentId),
    ],
    save: async (changes, values) => {
      if (entry) await data.write.change('lists', entry.id, changes);
      else await data.write.add('lists', values);
    },
  });
  const setActive = async (active: boolean) => {
    if (entry) await data.write.change('lists', entry.id, { active });
    onClose();
  };
  if (!form.ready) return null;

  return (
    <Modal opened onClose={onClose} title={entry ? `Edit ${one.toLowerCase()}` : `Add ${one.toLowerCase()}`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit().then((saved) => saved && onClose());
        }}
      >
        <div className={classes.fields}>
          {Object.entries(formFields(fields)).map(([name, field]) => (
            <FormField
              key={name}
              name={name}
              field={field}
              control={form.form.control}
              meanwhile={form.meanwhile}
              settle={form.settle}
              lock={null}
            />
          ))}
        </div>
        <div className={classes.actions}>
          {entry && record?.active !== false && (
            <Button variant="subtle" color="red" onClick={() => void setActive(false)}>
              Retire
            </Button>
          )}
          {entry && record?.active === false && (
            <Button onClick={() => void setActive(true)}>Bring back</Button>
          )}
          {uses > 0 && <span className="hint">Used by {people(uses)}, who keep it.</span>}
          <span className="grow" />
          <Button variant="filled" type="submit">
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Two entries of one list with the same name could not be told apart. */
function nameProblem(
  values: AnyRecord,
  all: readonly ListEntry[],
  kind: ListKind,
  id: string | undefined,
  one: string,
) {
  const name = String(values.name ?? '').toLocaleLowerCase();
  const taken = all.some(
    (other) =>
      other.kind === kind &&
      other.id !== id &&
      other.active !== false &&
      other.name.toLocaleLowerCase() === name,
  );
  return taken ? [{ field: 'name', message: `There is a ${one.toLowerCase()} of this name already` }] : [];
}

/** A label that lay in itself, through others or not, would be nowhere. */
function circleProblem(
  { parentId }: AnyRecord,
  id: string | undefined,
  parentOf: (id: string) => string | null | undefined,
) {
  if (!id || typeof parentId !== 'string' || !closesCircle(id, parentId, parentOf)) return [];
  return [{ field: 'parentId', message: 'It would lie in itself: pick one that does not lie in it' }];
}
