import { useMemo, useState } from 'react';
import { type OfficeUser, officeUserAnswer } from '#domain/access/office-api.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { normalised } from '#domain/record/problems.ts';
import type { Trouble } from '../data/server-client.ts';
import { useData } from '../data-context.tsx';
import { dirtyFields } from '../parts/form/form-values.ts';
import { useRecordForm } from '../parts/form/use-record-form.ts';
import {
  changesOf,
  type Entrance,
  formRecord,
  invitationProblems,
  newUserBody,
  typedPasswordProblem,
  userFields,
} from './user-fields.ts';

const blank: AnyRecord = {};

/** The form of one office user, and its way to the server. What is refused or not sent stays as it was typed. */
export function useUserForm(user: OfficeUser | null) {
  const data = useData();
  const fields = useMemo(() => userFields(data.technicians.all), [data]);
  const record = useMemo(() => (user ? formRecord(user) : null), [user]);
  const [entrance, setEntrance] = useState<Entrance>('invitation');
  // A password is never part of the draft: it must not lie on the disk.
  const [password, setPassword] = useState('');
  const [passwordError, setPasswordError] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isSending, setIsSending] = useState(false);
  const asked = user ? null : entrance;
  const form = useRecordForm({
    fields,
    record,
    blank,
    draftId: `office-user:${user?.id ?? 'new'}`,
    drafts: data.drafts,
    judge: (values) => invitationProblems(values, asked),
    save: async () => undefined,
  });

  const send = async (): Promise<boolean> => {
    const values = normalised(fields, form.form.getValues());
    if (!user)
      return take(
        await data.server.post('/api/users', newUserBody(values, asked, password), officeUserAnswer),
      );
    const dirty = dirtyFields(fields, { base: record ?? blank, values });
    if (dirty.length === 0) return true;
    return take(await data.server.patch(`/api/users/${user.id}`, changesOf(dirty, values), officeUserAnswer));
  };

  const take = (answer: { ok: true } | Trouble): boolean => {
    if (answer.ok) return true;
    const { message } = answer;
    const [field] = (answer.field ?? '').split('.');
    if (field === 'password' && asked === 'password') setPasswordError(message);
    else if (field && Object.hasOwn(fields, field)) form.form.setError(field, { type: 'server', message });
    else setTrouble(answer);
    return false;
  };

  /** False where something has to be put right first. */
  const save = async (): Promise<boolean> => {
    setTrouble(null);
    const isValid = await form.form.trigger();
    const weak = typedPasswordProblem(asked, password, form.form.getValues('username'));
    setPasswordError(weak);
    if (!isValid || weak !== null || Object.keys(form.meanwhile).length > 0) return false;
    setIsSending(true);
    const isTaken = await send().finally(() => setIsSending(false));
    // The server has it; the form has only its draft to forget.
    return isTaken && form.submit();
  };

  return {
    form,
    fields,
    save,
    trouble,
    setTrouble,
    isSending,
    entrance,
    setEntrance,
    password,
    setPassword,
    passwordError,
  };
}

export type UserForm = ReturnType<typeof useUserForm>;
