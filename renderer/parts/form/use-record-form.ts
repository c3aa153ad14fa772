import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldErrors, type Resolver, type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import type { AnyRecord, Fields } from '#domain/record/field.ts';
import { fieldProblems, normalised, type Problem } from '#domain/record/problems.ts';
import { fieldValue, withFieldValue } from '#domain/record/value.ts';
import type { Drafts } from '../../data/drafts.ts';
import { useUnsaved } from '../../updates/unsaved.ts';
import { dirtyFields, type FormState, formFields, settle, takeRecord } from './form-values.ts';

export type Values = Record<string, unknown>;

type Options = {
  readonly fields: Fields;
  /** The record as it is now; null for a new one. */
  readonly record: AnyRecord | null;
  /** What a new record starts with. */
  readonly blank: AnyRecord;
  readonly draftId: string;
  readonly drafts: Drafts;
  /** What the fields alone can't know: rules across fields and records. */
  readonly judge: (values: AnyRecord) => readonly Problem[];
  readonly save: (changes: Values, values: AnyRecord) => Promise<void>;
};

export type RecordForm = {
  readonly ready: boolean;
  readonly form: UseFormReturn<Values>;
  readonly dirty: readonly string[];
  readonly meanwhile: AnyRecord;
  readonly settle: (name: string, keep: 'mine' | 'theirs') => void;
  readonly problems: readonly Problem[];
  /** When the draft that this form began with was written; null without one. */
  readonly draftAt: string | null;
  /** False where something has to be put right first. */
  readonly submit: () => Promise<boolean>;
  readonly discard: () => void;
  /** Brings back what the last discard took. */
  readonly undoDiscard: (() => void) | null;
};

type Standing = Pick<FormState, 'base' | 'meanwhile'>;

/** How soon after a keystroke the draft is on the disk, in milliseconds. */
const draftDelay = 200;

/** A form over one record: validation, draft, and what arrives while it is open. */
export function useRecordForm(options: Options): RecordForm {
  const latest = useRef(options);
  latest.current = options;
  const { fields, record, draftId } = options;
  const start = record ?? options.blank;
  const state = useRef<Standing>({ base: start, meanwhile: {} });
  const [standing, setStanding] = useState<Standing>(state.current);
  // The ref is for what runs between two renders, the state for what is drawn.
  const stand = useCallback(({ base, meanwhile }: Standing) => {
    state.current = { base, meanwhile };
    setStanding(state.current);
  }, []);
  const [ready, setReady] = useState(false);
  const [draftAt, setDraftAt] = useState<string | null>(null);
  const [discarded, setDiscarded] = useState<Values | null>(null);

  const resolver = useMemo(() => createResolver(latest), []);
  const form = useForm<Values>({ resolver, mode: 'onTouched', shouldFocusError: false });
  const values = useWatch({ control: form.control });
  const dirty = useMemo(
    () => dirtyFields(fields, { base: standing.base, values }),
    [fields, standing, values],
  );

  useUnsaved(dirty.length > 0);

  const show = useCallback(
    (next: FormState) => {
      stand(next);
      const now = form.getValues();
      for (const name of Object.keys(latest.current.fields)) {
        const value = fieldValue(next.values, name) ?? null;
        if (value !== (fieldValue(now, name) ?? null)) form.setValue(name, value, { shouldTouch: true });
      }
    },
    [form, stand],
  );

  useEffect(() => {
    let gone = false;
    setReady(false);
    void latest.current.drafts.read(draftId).then((draft) => {
      if (gone) return;
      const now = latest.current.record ?? latest.current.blank;
      stand({ base: draft?.base ?? now, meanwhile: {} });
      form.reset(structuredClone({ ...(draft?.values ?? now) }));
      setDraftAt(draft?.at ?? null);
      setDiscarded(null);
      setReady(true);
    });
    return () => {
      gone = true;
    };
  }, [draftId, form, stand]);

  useEffect(() => {
    if (!ready || !record) return;
    show(takeRecord(latest.current.fields, { ...state.current, values: form.getValues() }, record));
  }, [ready, record, form, show]);

  const settleOne = useCallback<RecordForm['settle']>(
    (name, keep) => show(settle({ ...state.current, values: form.getValues() }, name, keep)),
    [show, form],
  );

  const draft = useDraft(latest, form, ready, state);
  const problems = inOrder(fields, flatErrors(form.formState.errors));

  const submit = async () => {
    const done = await new Promise<boolean>((resolve) => {
      void form.handleSubmit(
        () => resolve(Object.keys(state.current.meanwhile).length === 0),
        () => resolve(false),
      )();
    });
    if (!done) return false;
    const typed = normalised(fields, form.getValues());
    const names = dirtyFields(fields, { base: state.current.base, values: typed });
    await latest.current.save(
      Object.fromEntries(names.map((name) => [name, fieldValue(typed, name) ?? null])),
      typed,
    );
    stand({ base: typed, meanwhile: {} });
    await draft.drop();
    // What was typed while the record was written stays.
    form.reset(structuredClone(typed), { keepValues: true });
    setDraftAt(null);
    setDiscarded(null);
    return true;
  };

  const replace = (next: AnyRecord) => {
    form.reset(structuredClone({ ...next }));
    setDraftAt(null);
  };

  return {
    ready,
    form,
    dirty,
    meanwhile: standing.meanwhile,
    problems,
    draftAt,
    submit,
    settle: settleOne,
    discard: () => {
      setDiscarded(structuredClone(form.getValues()));
      const now = latest.current.record ?? latest.current.blank;
      stand({ base: now, meanwhile: {} });
      replace(now);
    },
    undoDiscard: discarded
      ? () => {
          replace(discarded);
          setDiscarded(null);
        }
      : null,
  };
}

type Latest = { readonly current: Options };

/** Keeps the draft on the disk while something is typed, and takes it away when nothing is left to keep. */
function useDraft(
  latest: Latest,
  form: UseFormReturn<Values>,
  ready: boolean,
  state: { readonly current: Pick<FormState, 'base'> },
) {
  const pending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const write = useCallback(async () => {
    clearTimeout(pending.current);
    pending.current = undefined;
    const { fields, draftId, drafts, record } = latest.current;
    const values = form.getValues();
    const { base } = state.current;
    if (dirtyFields(fields, { base, values }).length === 0) await drafts.drop(draftId);
    else await drafts.keep(draftId, values, record ? base : null);
  }, [latest, form, state]);

  useEffect(() => {
    if (!ready) return;
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(pending.current);
        pending.current = setTimeout(() => void write(), draftDelay);
      },
    });
    const flush = () => {
      if (pending.current !== undefined) void write();
    };
    window.addEventListener('pagehide', flush);
    return () => {
      stop();
      flush();
      window.removeEventListener('pagehide', flush);
    };
  }, [ready, form, write]);

  return {
    drop: async () => {
      clearTimeout(pending.current);
      pending.current = undefined;
      await latest.current.drafts.drop(latest.current.draftId);
    },
  };
}

const createResolver =
  (latest: Latest): Resolver<Values> =>
  (values) => {
    const { fields, judge } = latest.current;
    const typed = normalised(fields, values);
    const problems = [...fieldProblems(formFields(fields), typed, 'form'), ...judge(typed)];
    let errors: Record<string, unknown> = {};
    for (const { field, message } of [...problems].reverse())
      errors = withFieldValue(errors, field, { type: 'rule', message });
    return problems.length === 0
      ? { values, errors: {} }
      : { values: {}, errors: errors as FieldErrors<Values> };
  };

function inOrder(fields: Fields, problems: readonly Problem[]): Problem[] {
  const names = Object.keys(fields);
  const place = ({ field }: Problem) =>
    names.findIndex((name) => field === name || field.startsWith(`${name}.`));
  return problems.toSorted((a, b) => place(a) - place(b));
}

/** The errors with the names of their fields. */
export function flatErrors(errors: object, prefix = ''): Problem[] {
  return Object.entries(errors).flatMap(([key, error]) => {
    if (typeof error !== 'object' || error === null || key === 'ref') return [];
    const { message } = error as { message?: unknown };
    if (typeof message === 'string') return [{ field: prefix + key, message }];
    return flatErrors(error, `${prefix}${key}.`);
  });
}
