import { Button } from '@mantine/core';
import type { Request } from '#domain/company/requests.ts';
import { useData } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import type { PhotosOnTheirWay } from '../sync/photos-on-their-way.ts';
import { ask } from '../technicians/account-requests.ts';
import { requestWords } from '../technicians/queued-requests.ts';
import classes from './attention.module.css';
import { AttentionItem } from './attention-item.tsx';
import type { FlagItem } from './attention-items.ts';
import { FlagChoice } from './flag-choice.tsx';
import { hideRequest } from './hidden-requests.ts';

/** A phone or an email that somebody else has. */
export function FlagLine({ item, onSettled }: { readonly item: FlagItem; readonly onSettled: () => void }) {
  const { technician } = item;
  return (
    <AttentionItem
      id={item.id}
      name={technician.name ?? technician.id}
      path={`/technicians/${technician.id}`}
      about="Taken by somebody else"
    >
      <FlagChoice item={item} hasKeys onSettled={onSettled} />
    </AttentionItem>
  );
}

/** An invitation, a reset or the like that the server could not do, with its reason. */
export function RequestLine({ request }: { readonly request: Request }) {
  const data = useData();
  const { id, kind, technicianId = '', at, result } = request;
  const technician = data.technicians.get(technicianId ?? '');
  return (
    <AttentionItem
      id={id}
      name={technician?.name ?? String(technicianId)}
      path={technician ? `/technicians/${technician.id}` : null}
      about={`${kind ? requestWords[kind] : 'Request'} · asked ${at ? formatMoment(at) : ''}`}
    >
      <p className={classes.reason}>{result ?? 'The server gave no reason.'}</p>
      <div className={classes.actions}>
        {/* Username and password are typed anew on the profile. */}
        {kind && kind !== 'setPassword' && technician && (
          <Button data-primary onClick={() => void ask(data, kind, technician.id)}>
            Ask again
          </Button>
        )}
        <Button variant="subtle" onClick={() => hideRequest(data.session.user.id, id)}>
          Put away
        </Button>
      </div>
    </AttentionItem>
  );
}

/** A photo that the server refused; its bytes are kept. */
export function PhotoLine({ group }: { readonly group: PhotosOnTheirWay }) {
  const { photos } = useData();
  const retry = () => Promise.all(group.ids.map((sha256) => photos.retry(sha256)));
  return (
    <AttentionItem
      id={group.ids.join()}
      name={group.owner ? `Photo of ${group.owner}` : 'Photo of a profile that is not saved'}
      path={null}
      about={`chosen ${formatMoment(group.since)}`}
    >
      <p className={classes.reason}>{group.reason}</p>
      <div className={classes.actions}>
        <Button data-primary onClick={() => void retry()}>
          Retry
        </Button>
      </div>
    </AttentionItem>
  );
}
