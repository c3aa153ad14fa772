import { Button } from '@mantine/core';

/** What there is to say about the last thing that happened on a screen, and the way to take it back. */
export type Notice = { readonly text: string; readonly undo?: () => void };

type Props = { readonly notice: Notice | null; readonly className: string | undefined };

/** The place stays, so that a screen reader hears what comes into it. */
export function NoticeLine({ notice, className }: Props) {
  return (
    <span className={className} role="status">
      {notice?.text}
      {notice?.undo && (
        <Button variant="subtle" size="compact-xs" onClick={notice.undo}>
          Undo
        </Button>
      )}
    </span>
  );
}
