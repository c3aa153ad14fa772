import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { done } from '#domain/access/office-api.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { troubleText } from '../parts/online/trouble-note.tsx';
import classes from './dialogs.module.css';

type Props = { readonly technician: Technician; readonly onClose: () => void };
type Trouble = { readonly field: string | null; readonly text: string };

/** The support procedure for the email of an account (R38): with a reason, logged, and both addresses are told. */
export function AccountEmailDialog({ technician, onClose }: Props) {
  const data = useData();
  const [email, setEmail] = useState('');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const path = `/api/technicians/${technician.id}/account-email`;
    const answer = await data.server.post(path, { email: email.trim(), reason: reason.trim() }, done);
    setBusy(false);
    if (!answer.ok) return setTrouble({ field: answer.field ?? null, text: troubleText(answer) });
    data.sync.now();
    onClose();
  };
  const errorAt = (field: string) => (trouble?.field === field ? trouble.text : null);
  const isPlaced = trouble?.field === 'email' || trouble?.field === 'reason';

  return (
    <Modal opened onClose={onClose} title="Change account email">
      <form noValidate onSubmit={(event) => void submit(event)}>
        <p className={classes.lead}>
          The account of {technician.name} is reached by {technician.email ?? 'no email'}. The change is
          logged with its reason, and both addresses are told.
        </p>
        <div className={classes.fields}>
          <TextInput
            label="New email"
            type="email"
            withAsterisk
            data-autofocus
            value={email}
            error={errorAt('email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Textarea
            label="Reason"
            withAsterisk
            autosize
            minRows={2}
            value={reason}
            error={errorAt('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <div role="alert" className={classes.trouble}>
          {isPlaced ? null : trouble?.text}
        </div>
        <div className={classes.actions}>
          <span className="grow" />
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" type="submit" loading={isBusy}>
            Change email
          </Button>
        </div>
      </form>
    </Modal>
  );
}
