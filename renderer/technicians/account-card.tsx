import { Button } from '@mantine/core';
import { can } from '#domain/access/roles.ts';
import { dispatchChannels } from '#domain/company/notifications.ts';
import type { Request } from '#domain/company/requests.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { statusLabels, statusOf } from '#domain/technician/status.ts';
import { useData, useRecords } from '../data-context.tsx';
import { formatInstant, formatMoment } from '../parts/display.ts';
import { ask } from './account-requests.ts';
import classes from './profile-page.module.css';
import { requestWords, useRequestsOf } from './queued-requests.ts';

/** The account as the server knows it, and what was asked about it. */
export function AccountCard({ technician }: { readonly technician: Technician }) {
  const requests = useRequestsOf(technician.id);
  const newest = requests.filter(
    ({ kind }, index) =>
      kind !== 'testNotification' && requests.findIndex((each) => each.kind === kind) === index,
  );
  const status = statusOf(technician);
  return (
    <section className="card" aria-labelledby="account">
      <h2 id="account">Account</h2>
      <dl className={classes.facts}>
        <dt>Status</dt>
        <dd>
          {status.kind === 'signedIn' ? `Signed in ${formatInstant(status.at)}` : statusLabels[status.kind]}
        </dd>
        {technician.account?.username && (
          <>
            <dt>Username</dt>
            <dd>{technician.account.username}</dd>
          </>
        )}
        {newest.map((request) => (
          <Asked key={request.id} request={request} />
        ))}
      </dl>
    </section>
  );
}

/** What dispatch would tell this technician by (R48), and a way to try it. */
export function NotificationsCard({ technician }: { readonly technician: Technician }) {
  const data = useData();
  const company = useRecords(data.company)[0];
  const { channels, why } = dispatchChannels(technician, company);
  const test = useRequestsOf(technician.id).find(({ kind }) => kind === 'testNotification');
  const isWaiting = test?.state === 'queued';
  return (
    <section className="card" aria-labelledby="notifications">
      <h2 id="notifications">Notifications</h2>
      <dl className={classes.facts}>
        <dt>Dispatch</dt>
        <dd>{why}</dd>
        {company?.notifySelfDispatch === false && (
          <>
            <dt>Self-dispatch</dt>
            <dd>Nothing: the company sends none.</dd>
          </>
        )}
        {test && <Asked request={test} />}
      </dl>
      {can(data, 'editEmployee') && (
        <Button
          m={14}
          mt={0}
          disabled={channels.length === 0 || isWaiting || technician.active === false}
          onClick={() => void ask(data, 'testNotification', technician.id)}
        >
          Send a test message
        </Button>
      )}
    </section>
  );
}

function Asked({ request }: { readonly request: Request }) {
  const outbox = useRecords(useData().outbox);
  const isHere = outbox.some(({ recordId, state }) => recordId === request.id && state === 'waiting');
  return (
    <>
      <dt>{request.kind ? requestWords[request.kind] : 'Request'}</dt>
      <dd>
        {request.state === 'failed' ? (
          <span role="alert" style={{ color: 'var(--bad)' }}>
            Failed: {request.result}
          </span>
        ) : (
          textOf(request, isHere)
        )}
      </dd>
    </>
  );
}

function textOf({ state, at, result }: Request, isHere: boolean): string {
  const when = at ? formatMoment(at) : '';
  if (state === 'done') return `${result ?? 'Done.'} Asked ${when}.`;
  if (result) return result;
  return isHere ? `queued ${when}, waits for the server` : `queued ${when}, the server is at it`;
}
