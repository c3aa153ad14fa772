import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import { statusOf } from '#domain/technician/status.ts';
import { useTechniciansView } from '../view/technicians-view.ts';
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

/** The way through the rows as the table last showed them. */
function Neighbours({ id }: { readonly id: string }) {
  const shown = useTechniciansView((view) => view.shown);
  const navigate = useNavigate();
  const index = shown.indexOf(id);
  if (index < 0) return null;
  const go = (to: string | undefined) => to && void navigate(`/technicians/${to}`);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Previous technician"
        disabled={index === 0}
        onClick={() => go(shown[index - 1])}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <span className="muted num">
        {(index + 1).toLocaleString()} of {shown.length.toLocaleString()}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Next technician"
        disabled={index === shown.length - 1}
        onClick={() => go(shown[index + 1])}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </>
  );
}
