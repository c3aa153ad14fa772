import { Link } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import { statusOf } from '#domain/technician/status.ts';
import { Neighbours } from './neighbours.tsx';
import { ProfileActions } from './profile-actions.tsx';
import classes from './profile-page.module.css';
import { StatusPill } from './status-pill.tsx';

/** Where one is, whose profile it is, and the way to the next. */
export function ProfileHead({ technician }: { readonly technician: Technician | null }) {
  return (
    <div className={classes.head}>
      <Link to="/technicians" className={classes.crumb ?? ''}>
        Technicians
      </Link>
      <span className="muted" aria-hidden="true">
        ›
      </span>
      <h1>{technician ? 'Edit Technician' : 'Add a Technician'}</h1>
      {technician && (
        <>
          <strong className={classes.name}>{technician.name}</strong>
          <StatusPill status={statusOf(technician)} />
          <span className={`pill dot ${technician.active === false ? '' : 'ok'}`}>
            {technician.active === false ? 'Inactive' : 'Active'}
          </span>
          <span className="grow" />
          <Neighbours id={technician.id} />
          <ProfileActions technician={technician} />
        </>
      )}
    </div>
  );
}
