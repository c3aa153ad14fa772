import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { usernameProblem } from '#domain/technician/account.ts';
import { type Assigned, assignedSchema, type Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { askPassword } from './account-requests.ts';
import { AssignedInput } from './assigned-input.tsx';
import classes from './dialogs.module.css';

type Props = { readonly technician: Technician; readonly onClose: () => void };

/** The office sets username and password of a technician, with or without a network (R22). */
export function AssignDialog({ technician, onClose }: Props) {
  const data = useData();
  const username = technician.account?.username ?? technician.email ?? '';
  const [value, setValue] = useState<Partial<Assigned>>({ username });
  const [isTried, setTried] = useState(false);
  const complete = assignedSchema.safeParse(value);
  const problem = complete.success ? usernameProblem(complete.data.username) : 'Type the password twice';

  const save = async () => {
    setTried(true);
    if (!complete.success || problem) return;
    await askPassword(data, complete.data);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Username and password of ${technician.name}`} size="lg">
      <AssignedInput value={value} onChange={setValue} technicianId={technician.id} />
      <div role="alert" className={classes.trouble}>
        {isTried && problem ? `${problem}.` : null}
      </div>
      <div className={classes.actions}>
        <span className="hint">Done when the server is reached.</span>
        <span className="grow" />
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" onClick={() => void save()}>
          Set username and password
        </Button>
      </div>
    </Modal>
  );
}
