import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sealedFor } from '#domain/access/sealing.ts';
import { passwordProblem, usernameKey, usernameProblem } from '#domain/technician/account.ts';
import type { Assigned } from '#domain/technician/fields.ts';
import { seal } from '../data/seal.ts';
import { newId } from '../data/surroundings.ts';
import { useData, useRecords } from '../data-context.tsx';
import classes from './assigned-input.module.css';

type Props = {
  readonly value: Partial<Assigned> | null;
  readonly onChange: (value: Partial<Assigned>) => void;
  /** Whose it will be; null makes the id of a new technician. */
  readonly technicianId: string | null;
  readonly error?: string | undefined;
};

/**
 * Username and password that the office sets. The password is sealed to the server as soon as it is typed twice; in
 * clear it is in these two inputs and nowhere else.
 */
export function AssignedInput({ value, onChange, technicianId, error }: Props) {
  const data = useData();
  const sealingKey = useRecords(data.company)[0]?.sealingKey;
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const username = value?.username ?? '';
  const warning = useSameUsername(username);

  const take = async (next: { username?: string; password?: string; again?: string }) => {
    const named = { ...value, username: next.username ?? username };
    const typed = next.password ?? password;
    const isComplete = typed === (next.again ?? again) && !passwordProblem(typed, named.username);
    const { sealedPassword: _, ...unsealed } = named;
    if (next.username !== undefined) return onChange(named);
    if (!isComplete || !sealingKey) return onChange(unsealed);
    const ids = {
      requestId: value?.requestId ?? newId(),
      technicianId: technicianId ?? value?.technicianId ?? newId(),
    };
    const purpose = sealedFor(ids.requestId, ids.technicianId);
    onChange({ ...named, ...ids, sealedPassword: await seal(typed, sealingKey, purpose) });
  };

  const isSealed = Boolean(value?.sealedPassword);
  return (
    <fieldset className={classes.assigned} aria-label="Username and password">
      <TextInput
        id="field-assigned"
        label="Username"
        aria-required
        autoComplete="off"
        value={username}
        error={username ? usernameProblem(username) : error}
        description={warning}
        descriptionProps={{ c: 'var(--warn)', role: 'status' }}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => void take({ username: event.currentTarget.value })}
      />
      <PasswordInput
        label="Password"
        aria-required
        autoComplete="new-password"
        value={password}
        error={password ? passwordProblem(password, username) : null}
        placeholder={isSealed && !password ? 'Sealed for the server' : ''}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          void take({ password: event.currentTarget.value });
        }}
      />
      <PasswordInput
        label="Confirm password"
        aria-required
        autoComplete="new-password"
        value={again}
        error={again && again !== password ? 'The two passwords differ' : null}
        onChange={(event) => {
          setAgain(event.currentTarget.value);
          void take({ again: event.currentTarget.value });
        }}
      />
      <p className="hint" role="status">
        {hintOf(isSealed, Boolean(sealingKey))}
      </p>
    </fieldset>
  );
}

function hintOf(isSealed: boolean, hasKey: boolean): string {
  if (!hasKey)
    return 'The key of the server has not arrived on this computer yet. Connect once, then set the password.';
  if (isSealed)
    return 'The password is sealed: only the server can open it. The technician picks another at the first sign-in.';
  return 'The password is sealed for the server once it is typed twice. It is kept nowhere else.';
}

/** One person with two accounts should not have them under one name (R18). */
function useSameUsername(username: string): string | undefined {
  const people = useRecords(useData().people);
  const key = usernameKey(username);
  const same = key !== '' && people.find((person) => person.username && usernameKey(person.username) === key);
  return same
    ? `${same.name} signs in to the office with this username. Keep usernames, emails and passwords separate.`
    : undefined;
}
