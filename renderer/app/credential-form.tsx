import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Host } from '../host.ts';
import type { Credentials } from './entrance.ts';
import { lastAddress, serverAddress, serverRefusal } from './server-address.ts';

export const managedWords = 'Managed by your organization';

/** Answers with a sentence where it did not work, else with null. */
type Enter = (credentials: Credentials) => Promise<string | null>;

export type CredentialForm = {
  readonly host: Host;
  readonly typed: Credentials;
  readonly type: (typed: Partial<Credentials>) => void;
  readonly trouble: string | null;
  readonly isBusy: boolean;
  readonly submit: (event: FormEvent) => Promise<void>;
  /** Does what is not by what was typed, and says in the same place why it did not work. */
  readonly run: (open: () => Promise<string | null>) => Promise<void>;
};

/** Where to sign in and as whom, judged before `enter` is asked. */
export function useCredentialForm(host: Host, enter: Enter, message: string | null = null): CredentialForm {
  const [typed, setTyped] = useState({
    address: host.serverAddress ?? lastAddress(),
    username: '',
    password: '',
  });
  const [trouble, setTrouble] = useState(message);
  const [isBusy, setBusy] = useState(false);

  const run = async (open: () => Promise<string | null>) => {
    setBusy(true);
    setTrouble(null);
    try {
      setTrouble(await open());
    } catch (error) {
      setTrouble(`This computer could not open its data: ${error instanceof Error ? error.message : error}`);
    } finally {
      setBusy(false);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const address = serverAddress(typed.address);
    if (!address) return setTrouble('Enter the address of your server, such as https://roster.company.com.');
    const refusal = serverRefusal(address, host.policies.allowedOrigins);
    if (refusal) return setTrouble(refusal);
    const username = typed.username.trim();
    if (!username || !typed.password) return setTrouble('Enter your username and your password.');
    await run(() => enter({ address, username, password: typed.password }));
  };
  const type = (more: Partial<Credentials>) => setTyped((now) => ({ ...now, ...more }));
  return { host, typed, type, trouble, isBusy, submit, run };
}

type Props = { readonly form: CredentialForm; readonly startsAt: keyof Credentials };

/** The browser edition knows its server. */
export function CredentialInputs({ form: { host, typed, type }, startsAt }: Props) {
  return (
    <>
      {host.isDesktop && (
        <TextInput
          label="Server address"
          placeholder="https://roster.company.com"
          {...(host.policies.isAddressFixed ? { readOnly: true, description: managedWords } : {})}
          value={typed.address}
          autoFocus={startsAt === 'address'}
          data-autofocus={startsAt === 'address' || undefined}
          onChange={(event) => type({ address: event.currentTarget.value })}
        />
      )}
      <TextInput
        label="Username"
        autoComplete="username"
        autoFocus={startsAt === 'username'}
        value={typed.username}
        onChange={(event) => type({ username: event.currentTarget.value })}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        value={typed.password}
        onChange={(event) => type({ password: event.currentTarget.value })}
      />
    </>
  );
}
