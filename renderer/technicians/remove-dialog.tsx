import { Button, Modal } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import type { AppData } from '../data/app-data.ts';
import { useData } from '../data-context.tsx';
import { showMessage } from '../parts/message.tsx';
import classes from './dialogs.module.css';
import { useHanging } from './hanging.ts';

type Props = { readonly technician: Technician; readonly onClose: () => void };

/** Removes a profile that was made by mistake (S11); whoever left is deactivated instead. */
export function RemoveDialog({ technician, onClose }: Props) {
  const data = useData();
  const navigate = useNavigate();
  const hanging = useHanging()(technician);
  const remove = async () => {
    await data.write.remove('technicians', technician.id);
    onClose();
    await navigate('/technicians');
    offerBack(data, technician);
  };
  return (
    <Modal opened onClose={onClose} title={`Remove ${technician.name}?`}>
      <p className={classes.lead}>
        For a profile that was made by mistake: it leaves every computer. Deactivate whoever has left instead,
        so that the history stays at hand.
      </p>
      {hanging.length > 0 && (
        <p className="hint">
          Still hanging on it: {hanging.map(({ label }) => label.toLowerCase()).join(', ')}.
        </p>
      )}
      <div className={classes.actions}>
        <span className="grow" />
        <Button onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button variant="filled" className={classes.danger ?? ''} onClick={() => void remove()}>
          Remove profile
        </Button>
      </div>
    </Modal>
  );
}

/** Stays until it is closed: it is the way back. */
function offerBack(data: AppData, { id, name }: Technician): void {
  const bringBack = () => {
    hide();
    void data.write.restore('technicians', id);
  };
  const action = { label: 'Bring back', run: bringBack };
  const hide = showMessage({ text: `${name} was removed.`, action, standsFor: false });
}
