import { Button, Modal } from '@mantine/core';
import { Link } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useNames } from '../parts/entries.ts';
import classes from './dialogs.module.css';

type Props = { readonly technician: Technician; readonly onClose: () => void };

/** What still hangs on a profile is shown before it is deactivated (R39). */
export function DeactivateDialog({ technician, onClose }: Props) {
  const data = useData();
  const hanging = useHanging(technician);
  const deactivate = async () => {
    await data.write.change('technicians', technician.id, { active: false });
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
            {hanging.map(({ label, text, ids }) => (
              <li key={label}>
                <strong>{label}</strong> {text}
                {ids?.map(({ id, name }) => (
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

type Hanging = {
  readonly label: string;
  readonly text: string;
  readonly ids?: readonly { readonly id: string; readonly name: string }[];
};

/** So many names are listed; the rest are counted. */
const mostNames = 8;

function useHanging(technician: Technician): readonly Hanging[] {
  const data = useData();
  const names = useNames();
  const technicians = useRecords(data.technicians);
  const requests = useRecords(data.requests);
  const managed = technicians.filter(
    ({ managerId, active }) => managerId === technician.id && active !== false,
  );
  const queued = requests.filter(
    ({ technicianId, state }) => technicianId === technician.id && state === 'queued',
  );
  const hanging: Hanging[] = [];
  const nameOf = (id: string) => names.entry(id)?.name ?? 'Unknown entry';
  if (technician.truckId)
    hanging.push({ label: 'Truck', text: `${nameOf(technician.truckId)} stays assigned.` });
  if (technician.teamId)
    hanging.push({ label: 'Team', text: `${nameOf(technician.teamId)} keeps this member.` });
  if (managed.length > 0)
    hanging.push({
      label: 'Manager',
      text: `of ${managed.length === 1 ? '1 technician' : `${managed.length.toLocaleString()} technicians`}, who keep this manager:`,
      ids: managed.slice(0, mostNames).map(({ id, name }) => ({ id, name: name ?? id })),
    });
  if (technician.account?.state === 'invited')
    hanging.push({ label: 'Invitation', text: 'is pending; its link stops working.' });
  if (queued.length > 0)
    hanging.push({
      label: 'Waiting for the server',
      text: `${queued.length} requests, which will be refused.`,
    });
  return hanging;
}
