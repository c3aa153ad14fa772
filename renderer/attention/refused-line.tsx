import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { can } from '#domain/access/roles.ts';
import type { Refused } from '../data/quarantine.ts';
import { useData, useRecords } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import { useNames } from '../parts/entries.ts';
import classes from './attention.module.css';
import { AttentionItem } from './attention-item.tsx';
import { asText, refusedValues, standingOf, waysAgain } from './refused-values.ts';
import { openAsDraft, tryAgain } from './try-again.ts';
import { valueText } from './use-conflict-words.ts';
import { useRefusedSubject } from './use-refused-subject.ts';

type Props = { readonly entry: Refused; readonly onDiscard: (name: string) => void };

/** What the server refused (S9): why, what was typed against what stands, and the ways on. */
export function RefusedLine({ entry, onDiscard }: Props) {
  const data = useData();
  const names = useNames();
  const navigate = useNavigate();
  useRecords(data.technicians);
  const { name, about, path } = useRefusedSubject(entry);
  const [trouble, setTrouble] = useState<string | null>(null);
  const standing = standingOf(data, entry);
  const values = refusedValues(entry, standing);
  const lines = values.map(({ field, typed }) => ({
    label: field.label,
    text: valueText(field, typed, names),
  }));
  const isRestore = waysAgain(entry, standing) === 'restore';
  const again = async () => setTrouble(await tryAgain(data, entry));
  const edit = async () => void navigate(await openAsDraft(data, entry));
  return (
    <AttentionItem
      id={entry.id}
      name={name}
      path={standing ? path : null}
      about={`${about ? `${about} · ` : ''}typed ${formatMoment(entry.at)}`}
    >
      <p className={classes.reason}>{trouble ?? entry.reason}</p>
      {values.length > 0 && (
        <table className={classes.values} aria-label={`What was typed on ${name}`}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Typed</th>
              <th scope="col">Stands now</th>
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr key={value.name}>
                <th scope="row">{value.field.label}</th>
                <td>{valueText(value.field, value.typed, names)}</td>
                <td>{standing ? valueText(value.field, value.standing, names) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={classes.actions}>
        {(!isRestore || can(data, 'removeEmployee')) && (
          <Button data-primary onClick={() => void again()}>
            {isRestore ? 'Restore the profile with it' : 'Try again'}
          </Button>
        )}
        {entry.collectionName === 'technicians' && (
          <Button onClick={() => void edit()}>
            {standing ? 'Edit on the profile' : 'Edit as a new profile'}
          </Button>
        )}
        <CopyButton value={asText(name, lines)}>
          {({ copied, copy }) => (
            <Button variant="subtle" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button variant="subtle" color="red" onClick={() => onDiscard(name)}>
          Discard
        </Button>
      </div>
    </AttentionItem>
  );
}
