import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Host } from '../host.ts';
import { Mark } from './mark.tsx';
import classes from './sign-in.module.css';

type Props = {
  readonly host: Host;
  readonly message?: string;
  /** Answers with a sentence where it did not work, else with null. */
  readonly enter: (address: string, username: string, password: string) => Promise<string | null>;
};

/** Signs an office user in to the server; the app then works offline. */
export function SignIn({ host, message, enter }: Props) {
  const [address, setAddress] = useState(host.serverAddress ?? '');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState(message ?? null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = serverAddress(address);
    if (!found) return setTrouble('Enter the address of your server, such as https://roster.company.com.');
    if (!username.trim() || !password) return setTrouble('Enter your username and your password.');
    setBusy(true);
    setTrouble(null);
    try {
      setTrouble(await enter(found, username.trim(), password));
    } catch (error) {
      setTrouble(`This computer could not open its data: ${error instanceof Error ? error.message : error}`);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={classes.page}>
      <form className={classes.form} onSubmit={(event) => void submit(event)} aria-labelledby="sign-in-title">
        <Mark />
        <h1 id="sign-in-title">Sign in</h1>
        {host.isDesktop && (
          <TextInput
            label="Server address"
            placeholder="https://roster.company.com"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
        )}
        <TextInput
          label="Username"
          autoComplete="username"
          autoFocus
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div role="alert" className={classes.trouble}>
          {trouble}
        </div>
        <Button type="submit" variant="filled" loading={busy} fullWidth>
          Sign in
        </Button>
        <p className="hint">
          After this, Fieldroster works without a network. Your changes wait on this computer until the server
          is reached.
        </p>
        {host.noVault && (
          <p className="hint">
            {host.noVault} So what Fieldroster keeps here is not encrypted, and you sign in at each start.
          </p>
        )}
      </form>
    </main>
  );
}

/** The address as the app uses it, or null where it can't be one. */
function serverAddress(typed: string): string | null {
  const text = typed.trim().replace(/\/+$/, '');
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return url?.hostname ? url.href.replace(/\/+$/, '') : null;
}
