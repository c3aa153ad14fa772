import { Button } from '@mantine/core';
import { seatsTaken } from '#domain/technician/seats.ts';
import { useData, useRecords } from '../../data-context.tsx';
import dialogs from '../dialogs.module.css';
import type { Plan } from './bulk-plan.ts';
import { LeftOutList, listed } from './bulk-stages.tsx';
import { LicenseCards } from './license-cards.tsx';
import { licenseProblem, licenses, managedAmong, type Picked } from './licenses.ts';
import { PeopleList } from './people-list.tsx';
import { takeFocus } from './take-focus.ts';

type StepProps = { readonly plan: Plan; readonly picked: Picked; readonly onClose: () => void };

/** A license for each, within the seats. */
export function PickStep({
  plan: { touched, leftOut },
  picked,
  onClose,
  onPicked,
  onNext,
}: StepProps & { readonly onPicked: (picked: Picked) => void; readonly onNext: () => void }) {
  const seats = useSeats();
  const problem = licenseProblem(touched, picked, seats);
  return (
    <>
      {touched.length === 0 ? (
        <p className={dialogs.lead}>There is nobody among the selected to do this with.</p>
      ) : (
        <LicenseCards technicians={touched} picked={picked} onPicked={onPicked} />
      )}
      <LeftOutList leftOut={leftOut} />
      <div className={dialogs.actions}>
        <span className="hint num" role="status">
          <SeatsAfter managed={managedAmong(touched, picked)} {...seats} />{' '}
          {problem && <span style={{ color: 'var(--bad)' }}>{problem}</span>}
        </span>
        <span className="grow" />
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" disabled={touched.length === 0 || problem !== null} onClick={onNext}>
          Next
        </Button>
      </div>
    </>
  );
}

/** The same people once more, by license. */
export function ConfirmStep({
  plan: { touched, leftOut },
  picked,
  onBack,
  onConfirm,
}: StepProps & { readonly onBack: () => void; readonly onConfirm: () => void }) {
  const problem = licenseProblem(touched, picked, useSeats());
  return (
    <>
      {licenses.map(({ value, label }) => {
        const people = touched.filter(({ id }) => picked.get(id) === value);
        const heading = `${label} (${people.length.toLocaleString()})`;
        return <PeopleList key={value} heading={heading} people={people.map(listed)} />;
      })}
      <LeftOutList leftOut={leftOut} />
      <div className={dialogs.actions}>
        <Button onClick={onBack}>Back</Button>
        <span className="grow hint" role="status">
          {problem}
        </span>
        <Button
          ref={takeFocus}
          variant="filled"
          disabled={touched.length === 0 || problem !== null}
          onClick={onConfirm}
        >
          Activate Technicians
        </Button>
      </div>
    </>
  );
}

type Seats = { readonly inUse: number; readonly limit: number | null | undefined };

function useSeats(): Seats {
  const data = useData();
  const technicians = useRecords(data.technicians);
  return { inUse: seatsTaken(technicians), limit: useRecords(data.company)[0]?.seatLimit };
}

/** The counter as it will stand when these are activated. */
function SeatsAfter({ managed, inUse, limit }: Seats & { readonly managed: number }) {
  const isLimited = limit !== null && limit !== undefined;
  return (
    <>
      Managed seats <b>{(inUse + managed).toLocaleString()}</b>
      {isLimited && (
        <>
          {' '}
          of <b>{limit.toLocaleString()}</b>
        </>
      )}
    </>
  );
}
