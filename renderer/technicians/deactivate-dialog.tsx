import { Button, Modal } from '@mantine/core';
import { Link } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { changeProfiles } from '../undo/change-profiles.ts';
import classes from './dialogs.module.css';
import { useHanging } from './hanging.ts';

type Props = { readonly technician: Technician; readonly onClose: () => void };

/** What still hangs on a profile is shown before it is deactivated (R39). */
export function DeactivateDialog({ technician, onClose }: Props) {
  const data = useData();
  const hanging = useHanging()(technician);
  const deactivate = async () => {
    const edit = { id: technician.id, changes: { active: false } };
    await changeProfiles(data, `Deactivated ${technician.name}`, [edit]);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Deactivate ${technician.name}?`}>
      <p className={classes.lead}>
        An inactive technician cannot sign in, and open sessions end. The profile stays and can be activated
        again.
      </p>
      {hanging.length === 0 ? (
        <p className="hint">Nothing hangs on this profile.</p>
      ) : (
        <>
          <h3 className={classes.heading}>What still hangs on this profile</h3>
          <ul className={classes.list}>
            {hanging.map(({ label, text, people }) => (
              <li key={label}>
                <strong>{label}</strong> {text}
                {people?.map(({ id, name }) => (
                  <Link key={id} to={`/technicians/${id}`} onClick={onClose}>
                    {name}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={classes.actions}>
        <span className="grow" />
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="filled"
          className={classes.danger ?? ''}
          data-autofocus
          onClick={() => void deactivate()}
        >
          Deactivate technician
        </Button>
      </div>
    </Modal>
  );
}
