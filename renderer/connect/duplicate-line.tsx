import { NativeSelect } from '@mantine/core';
import type { Choice, Duplicate } from '#domain/connect/plan.ts';

const signs = {
  phone: 'the same phone',
  email: 'the same email',
  name: 'the same name',
} as const;

type Props = {
  readonly duplicate: Duplicate;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
};

/** A profile that the company may have already, and what is to become of it. */
export function DuplicateLine({ duplicate, choice, onChoose }: Props) {
  const { mine, theirs, by, missing, differ } = duplicate;
  const count = Object.keys(missing).length;
  const fill =
    count > 0
      ? { value: 'fill', label: `Fill in ${count === 1 ? '1 field' : `${count} fields`} there` }
      : { value: 'fill', label: 'Nothing to fill in there' };
  return (
    <li>
      <span>
        <b>{mine.name}</b> has {signs[by]} as <b>{theirs.name}</b> in the company.
      </span>
      <NativeSelect
        aria-label={`What to do with ${mine.name}`}
        value={choice}
        data={[
          fill,
          { value: 'add', label: 'Add as another profile' },
          { value: 'leave', label: 'Leave on this computer' },
        ]}
        onChange={(event) => onChoose(event.currentTarget.value as Choice)}
      />
      {differ.length > 0 && choice === 'fill' && (
        <span className="hint">Stays as it is in the company: {differ.join(', ')}.</span>
      )}
    </li>
  );
}
