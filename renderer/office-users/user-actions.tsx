import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { done, type OfficeUser, officeUserAnswer } from '#domain/access/office-api.ts';
import type { Trouble } from '../data/server-client.ts';
import { useData } from '../data-context.tsx';
import classes from './user-dialog.module.css';

type Props = {
  readonly user: OfficeUser;
  readonly onChanged: () => void;
  readonly onTrouble: (trouble: Trouble | null) => void;
};

/** What is done at once, apart from the form: activation and the password reset. */
export function UserActions({ user, onChanged, onTrouble }: Props) {
  const { server } = useData();
  const [told, setTold] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [isSure, setSure] = useState(false);
  const { id, name, active, email, phone } = user;

  const run = async (ask: () => Promise<{ ok: true } | Trouble>, after: string) => {
    onTrouble(null);
    setTold('');
    setIsSending(true);
    const answer = await ask().finally(() => setIsSending(false));
    if (!answer.ok) return onTrouble(answer);
    setTold(after);
    onChanged();
  };
  const setActive = () =>
    run(
      () => server.patch(`/api/users/${id}`, { active: !active }, officeUserAnswer),
      active ? `${name} is inactive. All sessions have ended.` : `${name} may sign in again.`,
    );
  const reset = () =>
    run(
      () => server.post(`/api/users/${id}/reset`, {}, done),
      `A password reset is on its way to ${email ?? phone ?? name}.`,
    );

  const signOut = () => {
    setSure(false);
    return run(
      () => server.post(`/api/users/${id}/sign-out`, {}, done),
      `${name} is signed out. Their computers are cleared as soon as they reach the server.`,
    );
  };

  return (
    <section className={classes.account} aria-label="Account">
      <ActionRow
        hint={
          active
            ? 'Deactivating signs this person out, and clears their computers as soon as these reach the server.'
            : 'Activating lets this person sign in again with the same password.'
        }
      >
        <Button {...(active ? danger : {})} disabled={isSending} onClick={() => void setActive()}>
          {active ? 'Deactivate' : 'Activate'}
        </Button>
      </ActionRow>
      {active && (
        <ActionRow hint={`A link goes to ${email ?? phone ?? 'the email'}. It is good for one hour.`}>
          <Button disabled={isSending || !(email || phone)} onClick={() => void reset()}>
            Send password reset
          </Button>
        </ActionRow>
      )}
      {active && (
        <ActionRow
          hint={
            isSure
              ? 'What was typed on their computers and not sent is lost. The person may sign in again at once.'
              : 'For a lost or stolen computer: signs this person out everywhere, and clears what their computers hold.'
          }
        >
          {isSure && <Button onClick={() => setSure(false)}>Cancel</Button>}
          <Button {...danger} disabled={isSending} onClick={() => (isSure ? void signOut() : setSure(true))}>
            {isSure ? 'Sign out and clear' : 'Sign out everywhere'}
          </Button>
        </ActionRow>
      )}
      <div role="status">{told}</div>
    </section>
  );
}

const danger = { variant: 'subtle', color: 'red' } as const;

/** What a button does, beside it. */
const ActionRow = ({ hint, children }: { readonly hint: string; readonly children: ReactNode }) => (
  <div className={classes.action}>
    <span className="hint">{hint}</span>
    {children}
  </div>
);
