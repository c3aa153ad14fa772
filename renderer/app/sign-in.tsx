import { Button } from '@mantine/core';
import type { Host, HostPolicies } from '../host.ts';
import { CredentialInputs, managedWords, useCredentialForm } from './credential-form.tsx';
import type { Credentials } from './entrance.ts';
import { Mark } from './mark.tsx';
import classes from './sign-in.module.css';

type Props = {
  readonly host: Host;
  readonly message?: string;
  /** Goes on without a server; absent where there is always one. */
  readonly begin: (() => Promise<string | null>) | null;
  /** Answers with a sentence where it did not work, else with null. */
  readonly enter: (credentials: Credentials) => Promise<string | null>;
};

/** Signs an office user in to the server; the app then works offline. */
export function SignIn({ host, message, enter, begin }: Props) {
  const form = useCredentialForm(host, enter, message);
  return (
    <main className={classes.page}>
      <form
        className={classes.form}
        onSubmit={(event) => void form.submit(event)}
        aria-labelledby="sign-in-title"
      >
        <Mark />
        <h1 id="sign-in-title">{begin ? "Connect to your company's server" : 'Sign in'}</h1>
        <CredentialInputs form={form} startsAt={form.typed.address === '' ? 'address' : 'username'} />
        <div role="alert" className={classes.trouble}>
          {form.trouble}
        </div>
        <Button type="submit" variant="filled" loading={form.isBusy} fullWidth>
          Sign in
        </Button>
        <p className="hint">
          After this, Fieldroster works without a network. Your changes wait on this computer until the server
          is reached.
        </p>
        {begin && (
          <div className={classes.alone}>
            <Button fullWidth disabled={form.isBusy} onClick={() => void form.run(begin)}>
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
        <PolicyNotes {...host.policies} />
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
