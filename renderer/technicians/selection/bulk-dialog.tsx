import { Button, Modal } from '@mantine/core';
import { useMemo } from 'react';
import { formatPhone } from '#domain/record/phone.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../../data-context.tsx';
import dialogs from '../dialogs.module.css';
import { useHanging } from '../hanging.ts';
import { bulkActions, type Plan } from './bulk-plan.ts';
import { LeftOutList, listed, Over, Running } from './bulk-stages.tsx';
import { technicianCount } from './bulk-summary.ts';
import { askAll, deactivateAll } from './bulk-work.ts';
import { PeopleList } from './people-list.tsx';
import { useBulkRun } from './use-bulk-run.ts';
import { usePlan } from './use-plan.ts';

type Action = 'deactivate' | 'invite' | 'reset';

export type BulkDialogProps = { readonly ids: readonly string[]; readonly onClose: () => void };

const leads: Readonly<Record<Action, string>> = {
  deactivate:
    'An inactive technician cannot sign in, and open sessions end. The profiles stay and can be activated again.',
  invite: 'Each gets an email, or a text message where there is no email. Sent when the server is reached.',
  reset: 'Each gets an email, or a text message where there is no email. Sent when the server is reached.',
};

export const BulkDeactivate = (props: BulkDialogProps) => <BulkDialog {...props} action="deactivate" />;
export const BulkInvite = (props: BulkDialogProps) => <BulkDialog {...props} action="invite" />;
export const BulkReset = (props: BulkDialogProps) => <BulkDialog {...props} action="reset" />;

/** Says who will be touched and who not and why, then does it where it can be watched and stopped (R41). */
function BulkDialog({ action, ids, onClose }: BulkDialogProps & { readonly action: Action }) {
  const data = useData();
  const { stage, run, cancel } = useBulkRun();
  const { label } = bulkActions[action];
  const isRunning = stage.name === 'running';
  const work = action === 'deactivate' ? deactivateAll(data) : askAll(data, action);
  return (
    <Modal
      opened
      size={560}
      onClose={isRunning ? cancel : onClose}
      closeOnClickOutside={stage.name === 'asking'}
      title={label}
    >
      {stage.name === 'asking' && (
        <Question action={action} ids={ids} onClose={onClose} onConfirm={(plan) => void run(plan, work)} />
      )}
      {isRunning && <Running done={stage.done} all={stage.all} onCancel={cancel} />}
      {stage.name === 'over' && <Over action={action} outcome={stage.outcome} onClose={onClose} />}
    </Modal>
  );
}

type QuestionProps = BulkDialogProps & {
  readonly action: Action;
  readonly onConfirm: (plan: Plan) => void;
};

function Question({ action, ids, onClose, onConfirm }: QuestionProps) {
  const plan = usePlan(action, ids);
  const { touched, leftOut } = plan;
  const { label } = bulkActions[action];
  const noteOf = useNotes(action, touched);
  return (
    <>
      <p className={dialogs.lead}>
        {touched.length === 0 ? 'There is nobody among the selected to do this with.' : leads[action]}
      </p>
      <PeopleList
        heading={`${label}: ${technicianCount(touched.length)}`}
        people={touched.map((technician) => ({ ...listed(technician), note: noteOf(technician) }))}
      />
      <LeftOutList leftOut={leftOut} />
      <div className={dialogs.actions}>
        <span className="grow" />
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="filled"
          className={(action === 'deactivate' && dialogs.danger) || ''}
          disabled={touched.length === 0}
          data-autofocus
          onClick={() => onConfirm(plan)}
        >
          {label}
        </Button>
      </div>
    </>
  );
}

/** Beside a name: what still hangs on the profile (R39), or where the message goes (R43). */
function useNotes(action: Action, touched: readonly Technician[]): (technician: Technician) => string {
  const leaving = useMemo(() => new Set(touched.map(({ id }) => id)), [touched]);
  const hangingOn = useHanging(leaving);
  if (action !== 'deactivate')
    return ({ email, mobilePhone }) => email || (mobilePhone ? formatPhone(mobilePhone) : '');
  return (technician) =>
    hangingOn(technician)
      .map(({ short }) => short)
      .join(' · ');
}
