import { Button, CopyButton, Modal } from '@mantine/core';
import { type OutboxMessage, outboxText } from '#domain/access/office-api.ts';
import { ListOutline, TroubleNote } from '../parts/online/trouble-note.tsx';
import { useAnswer } from '../parts/online/use-answer.ts';
import classes from './outbox.module.css';
import { piecesOf } from './words.ts';

type Props = { readonly message: OutboxMessage; readonly onClose: () => void };

/** What a message says that was written to the outbox instead of being mailed. */
export function MessageDialog({ message, onClose }: Props) {
  const { value, trouble, isAsking, again } = useAnswer(`/api/outbox/${message.id}`, outboxText);
  return (
    <Modal
      opened
      size={620}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={value?.subject || `Message to ${message.name}`}
    >
      {trouble && <TroubleNote trouble={trouble} isAsking={isAsking} onAgain={again} />}
      {!value && !trouble && <ListOutline />}
      {value && (
        <>
          <p className="hint">
            To {message.name}, {message.address}
          </p>
          <div className={classes.text}>
            {keyed(value.text).map(({ key, text, isLink }) =>
              isLink ? (
                <a key={key} href={text} target="_blank" rel="noreferrer">
                  {text}
                </a>
              ) : (
                text
              ),
            )}
          </div>
          <div className={classes.actions}>
            <Copy
              value={links(value.text)[0] ?? value.text}
              label={links(value.text)[0] ? 'Copy link' : 'Copy'}
            />
          </div>
        </>
      )}
    </Modal>
  );
}

const links = (text: string): string[] =>
  piecesOf(text).flatMap(({ text, isLink }) => (isLink ? [text] : []));

/** The same address may stand twice in a text, so the place tells them apart. */
function keyed(text: string) {
  let at = 0;
  return piecesOf(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    return { ...piece, key };
  });
}

const Copy = ({ value, label }: { readonly value: string; readonly label: string }) => (
  <CopyButton value={value}>
    {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : label}</Button>}
  </CopyButton>
);
