import { Button, Progress } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { can } from '#domain/access/roles.ts';
import { type Choice, type Plan, planConnection } from '#domain/connect/plan.ts';
import { syncNoteId } from '../data/sync-status.ts';
import { useData, useRecord } from '../data-context.tsx';
import classes from './connect.module.css';
import { DuplicateLine } from './duplicate-line.tsx';
import type { Luggage } from './luggage.ts';
import { type Choices, choiceOf, type Unpacked, unpack } from './unpack.ts';

type Props = {
  readonly luggage: Luggage;
  /** When the company's data was opened here, in milliseconds since 1970: what came before is of an older day. */
  readonly since: number;
  readonly onCancel: () => void;
  /** `forget`: nothing is to stay of what this computer had to itself. */
  readonly onDone: (forget: boolean) => void;
};

/** Shows what connecting would do, does it, and says what came of it (R53). */
export function ConnectPage({ luggage, since, onCancel, onDone }: Props) {
  const data = useData();
  const arrival = useArrival(since);
  const [result, setResult] = useState<Unpacked | null>(null);
  return (
    <main className={classes.page}>
      <section className={classes.sheet} aria-labelledby="connect-title">
        <h1 id="connect-title">Connect to {data.session.company.name}</h1>
        {result ? (
          <Summary result={result} onDone={onDone} />
        ) : arrival.isWhole ? (
          <Preview luggage={luggage} onCancel={onCancel} onResult={setResult} />
        ) : (
          <>
            <p role="status">Fetching what the company has, to compare it with what is here…</p>
            {arrival.trouble && <p className={classes.trouble}>{arrival.trouble}</p>}
            <Actions>
              <Button onClick={onCancel}>Cancel</Button>
            </Actions>
          </>
        )}
      </section>
    </main>
  );
}

const Actions = ({ children }: { readonly children: React.ReactNode }) => (
  <div className={classes.actions}>{children}</div>
);

/** Whether all that the server has is here; until then, what keeps it away. */
function useArrival(since: number) {
  const note = useRecord(useData().notes, syncNoteId)?.value;
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    if (note?.lastSuccess && Date.parse(note.lastSuccess) >= since) setWhole(true);
  }, [note, since]);
  return { isWhole, trouble: note?.trouble?.message ?? null };
}

type PreviewProps = Pick<Props, 'luggage' | 'onCancel'> & { readonly onResult: (result: Unpacked) => void };

function Preview({ luggage, onCancel, onResult }: PreviewProps) {
  const data = useData();
  // As it stood when it had all arrived: what comes while one decides does not move the lines.
  const [company] = useState(() => ({ technicians: data.technicians.all(), lists: data.lists.all() }));
  const plan = useMemo(() => planConnection(luggage, company), [luggage, company]);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [done, setDone] = useState<number | null>(null);
  const refusal = refusalOf(plan, data);
  const count =
    plan.fresh.length + plan.duplicates.filter((each) => choiceOf(choices, each) === 'add').length;
  const choose = (id: string) => (choice: Choice) => setChoices((now) => new Map(now).set(id, choice));
  const run = async () => {
    setDone(0);
    onResult(await unpack(data, { plan, choices, luggage }, { onProgress: setDone }));
  };
  return (
    <>
      <Counts plan={plan} />
      {plan.duplicates.length > 0 && (
        <>
          <p>The company may have these already. Choose what is to become of each:</p>
          <ul className={classes.duplicates}>
            {plan.duplicates.map((each) => (
              <DuplicateLine
                key={each.mine.id}
                duplicate={each}
                choice={choiceOf(choices, each)}
                onChoose={choose(each.mine.id)}
              />
            ))}
          </ul>
        </>
      )}
      {refusal && <p className={classes.trouble}>{refusal}</p>}
      {done !== null && (
        <Progress value={(100 * done) / Math.max(1, count)} aria-label="Progress" transitionDuration={0} />
      )}
      <Actions>
        <Button onClick={onCancel} disabled={done !== null}>
          Cancel
        </Button>
        <Button variant="filled" disabled={refusal !== null || done !== null} onClick={() => void run()}>
          {count === 0 ? 'Connect' : `Upload ${profiles(count)}`}
        </Button>
      </Actions>
    </>
  );
}

const profiles = (count: number) => (count === 1 ? '1 profile' : `${count.toLocaleString()} profiles`);

function Counts({ plan: { fresh, duplicates, entries, there } }: { readonly plan: Plan }) {
  const lines = [
    [fresh.length, 'new to the company'],
    [duplicates.length, 'that the company may have already'],
    [there, 'uploaded before, and left as it is'],
    [entries.length, 'of your lists’ entries, which the company does not have'],
  ] as const;
  return (
    <ul className={classes.counts}>
      {lines.map(
        ([count, text]) =>
          count > 0 && (
            <li key={text}>
              <b>{count.toLocaleString()}</b> {text}
            </li>
          ),
      )}
    </ul>
  );
}

/** The server would refuse what this person may not do, and everything would wait in the quarantine. */
function refusalOf(plan: Plan, actor: Parameters<typeof can>[0]): string | null {
  const isAdding = plan.fresh.length + plan.duplicates.length > 0;
  if (isAdding && !can(actor, 'editEmployee'))
    return 'You may not add profiles in this company. Cancel, and connect as somebody who may edit employees.';
  if (plan.entries.length > 0 && !can(actor, 'editLists'))
    return 'You may not add entries to the lists of this company. Cancel, and connect as somebody who may edit lists.';
  return null;
}

type SummaryProps = { readonly result: Unpacked; readonly onDone: Props['onDone'] };

function Summary({ result: { added, filled, left, withoutPhoto }, onDone }: SummaryProps) {
  return (
    <>
      <p role="status">
        {profiles(added)} added and {profiles(filled)} filled in. They are on their way; <b>Sync</b> says how
        far.
      </p>
      {left.length > 0 && <p>Left on this computer: {left.map(({ name }) => name).join(', ')}.</p>}
      {withoutPhoto.length > 0 && (
        <p>Without a photo, since it was not on this computer any more: {withoutPhoto.join(', ')}.</p>
      )}
      <p className="hint">
        What this computer had to itself can stay where it is, in case you want to look again: sign out, and
        choose <b>Use on this computer only</b>.
      </p>
      <Actions>
        <Button onClick={() => onDone(true)}>Remove it from this computer</Button>
        <Button variant="filled" data-autofocus onClick={() => onDone(false)}>
          Keep it
        </Button>
      </Actions>
    </>
  );
}
