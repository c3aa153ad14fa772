import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { done } from '#domain/access/office-api.ts';
import { passwordProblem } from '#domain/technician/account.ts';
import { useData } from '../data-context.tsx';
import { troubleText } from '../parts/online/trouble-note.tsx';
import classes from './password-dialog.module.css';

type Trouble = { readonly field: string | null; readonly text: string };

/** One's own password; other sessions of the same person end. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const data = useData();
  const username = data.people.get(data.session.user.id)?.username ?? '';
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const problem = passwordProblem(next, username);
    if (problem) return setTrouble({ field: 'next', text: problem });
    if (next !== again) return setTrouble({ field: 'again', text: 'The two passwords differ' });
    setBusy(true);
    const answer = await data.server.post('/api/auth/password', { current, next }, done);
    setBusy(false);
    if (!answer.ok) return setTrouble({ field: answer.field ?? null, text: troubleText(answer) });
    onClose();
  };
  const errorAt = (field: string) => (trouble?.field === field ? trouble.text : null);

  return (
    <Modal opened onClose={onClose} title="Change password">
      <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          data-autofocus
          value={current}
          error={errorAt('current')}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          value={next}
          error={errorAt('next')}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordInput
          label="Confirm password"
          autoComplete="new-password"
          value={again}
          error={errorAt('again')}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <div role="alert" className={classes.trouble}>
          {trouble?.field === null ? trouble.text : null}
        </div>
        <div className={classes.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" type="submit" loading={isBusy}>
            Change password
          </Button>
        </div>
      </form>
    </Modal>
  );
}
