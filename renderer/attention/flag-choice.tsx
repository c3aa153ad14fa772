import { Button } from '@mantine/core';
import type { FlagItem } from './attention-items.ts';
import classes from './choice.module.css';
import { FlagSummary } from './flag-summary.tsx';
import { useFlag } from './use-flag.ts';

type Props = {
  readonly item: FlagItem;
  /** Shows the keys that do the same, where a list listens to them. */
  readonly hasKeys?: boolean;
  readonly onSettled?: () => void;
};

/** A phone or an email that somebody else has: one click leaves it there or takes it over. */
export function FlagChoice({ item, hasKeys = false, onSettled }: Props) {
  const { holder, lock, why, mayDecide, leave, takeOver } = useFlag(item);
  const settle = (run: () => Promise<unknown>) => {
    onSettled?.();
    void run();
  };
  const key = (letter: string) => (hasKeys ? <kbd aria-hidden="true">{letter}</kbd> : undefined);
  return (
    <>
      <FlagSummary item={item} />
      {mayDecide && (
        <div className={classes.keeps}>
          <Button data-keep="standing" rightSection={key('K')} onClick={() => settle(leave)}>
            <span className={classes.clip}>{holder ? `Keep it with ${holder.name}` : 'Drop it'}</span>
          </Button>
          <Button
            data-keep="other"
            rightSection={key('O')}
            disabled={lock !== null}
            onClick={() => settle(takeOver)}
          >
            Keep it here
          </Button>
        </div>
      )}
      {(why ?? lock) && <span className="hint">{why ?? lock}</span>}
    </>
  );
}
