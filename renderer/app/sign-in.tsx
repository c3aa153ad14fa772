import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Host, HostPolicies } from '../host.ts';
import type { Credentials } from './entrance.ts';
import { Mark } from './mark.tsx';
import { lastAddress, serverAddress, serverRefusal } from './server-address.ts';
import classes from './sign-in.module.css';

const managedWords = 'Managed by your organization';

type Props = {
  readonly host: Host;
  readonly message?: string;
  /** Answers with a sentence where it did not work, else with null. */
  /** Goes on without a server; absent where there is always one. */
  readonly begin: (() => Promise<string | null>) | null;
  readonly enter: (credentials: Credentials) => Promise<string | null>;
};

/** Signs an office user in to the server; the app then works offline. */
export function SignIn({ host, message, enter, begin }: Props) {
  const { policies } = host;
  const [address, setAddress] = useState(host.serverAddress ?? lastAddress());
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState(message ?? null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = serverAddress(address);
    if (!found) return setTrouble('Enter the address of your server, such as https://roster.company.com.');
    const refusal = serverRefusal(found, policies.allowedOrigins);
    if (refusal) return setTrouble(refusal);
    if (!username.trim() || !password) return setTrouble('Enter your username and your password.');
    await open(() => enter({ address: found, username: username.trim(), password }));
  };

  const open = async (run: () => Promise<string | null>) => {
    setBusy(true);
    setTrouble(null);
    try {
      setTrouble(await run());
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
        <h1 id="sign-in-title">{begin ? "Connect to your company's server" : 'Sign in'}</h1>
        {host.isDesktop && (
          <TextInput
            label="Server address"
            placeholder="https://roster.company.com"
            {...(policies.isAddressFixed ? { readOnly: true, description: managedWords } : {})}
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
        {begin && (
          <div className={classes.alone}>
            <Button variant="subtle" fullWidth disabled={busy} onClick={() => void open(begin)}>
              Use on this computer only
            </Button>
            <p className="hint">No server and no sign-in. You can connect it later, with nothing lost.</p>
          </div>
        )}
        {host.noVault && (
          <p className="hint">
            {host.noVault} So what Fieldroster keeps here is not encrypted, and you sign in at each start.
          </p>
        )}
        <PolicyNotes {...policies} />
      </form>
    </main>
  );
}

function PolicyNotes({ staysSignedIn, messages }: HostPolicies) {
  return (
    <>
      {!staysSignedIn && <p className="hint">You sign in at each start. {managedWords}.</p>}
      {messages.length > 0 && (
        <section className={classes.policies} aria-label="Settings of your organization">
          <p>Tell your administrator: some settings of your organization can’t be used.</p>
          <ul>
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
