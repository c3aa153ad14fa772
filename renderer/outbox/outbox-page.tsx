import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { type OutboxMessage, outboxAnswer } from '#domain/access/office-api.ts';
import { formatPhone } from '#domain/record/phone.ts';
import { useData } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import online from '../parts/online/online.module.css';
import { ListOutline, TroubleNote } from '../parts/online/trouble-note.tsx';
import { type Pages, usePages } from '../parts/online/use-pages.ts';
import { MessageDialog } from './message-dialog.tsx';
import classes from './outbox.module.css';
import { kindWords, stateWords } from './words.ts';

const pageSize = 50;

/** What the server had to tell people: invitations, resets, tests and notices. */
export function OutboxPage() {
  const { server } = useData();
  const read = useCallback(
    async (before: string | number | null) => {
      const after = before === null ? '' : `&before=${encodeURIComponent(before)}`;
      const answer = await server.get(`/api/outbox?limit=${pageSize}${after}`, outboxAnswer);
      if (!answer.ok) return answer;
      return { ok: true as const, value: { items: answer.value.messages, next: answer.value.next } };
    },
    [server],
  );
  const pages = usePages<OutboxMessage>(read);
  const [open, setOpen] = useState<OutboxMessage | null>(null);
  return (
    <>
      <div className={online.head}>
        <h1>Outbox</h1>
        <span className="grow" />
        <Button disabled={pages.isAsking} onClick={pages.refresh}>
          Refresh
        </Button>
      </div>
      <p className={`${online.about} hint`}>
        Messages of the server, newest first. Without a mail server they are only written down here.
      </p>
      {pages.trouble && (
        <TroubleNote trouble={pages.trouble} isAsking={pages.isAsking} onAgain={pages.again} />
      )}
      {pages.items ? <Messages pages={pages} onShow={setOpen} /> : pages.isAsking && <ListOutline />}
      {open && <MessageDialog message={open} onClose={() => setOpen(null)} />}
    </>
  );
}

type MessagesProps = {
  readonly pages: Pages<OutboxMessage>;
  readonly onShow: (message: OutboxMessage) => void;
};

function Messages({ pages, onShow }: MessagesProps) {
  const { items = [], more, isAsking } = pages;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds nothing else to focus needs the keyboard
    <section className={online.scroller} aria-label="Messages" tabIndex={0}>
      <table className={online.table} aria-label="Outbox">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Message</th>
            <th scope="col">To</th>
            <th scope="col">By</th>
            <th scope="col">State</th>
            <th>
              <span className={online.unseen}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((message) => (
            <MessageRow key={message.id} message={message} onShow={() => onShow(message)} />
          ))}
        </tbody>
      </table>
      {items.length === 0 && (
        <p className={online.empty}>No messages yet. Invitations and password resets appear here.</p>
      )}
      {more && (
        <div className={online.more}>
          <Button disabled={isAsking} onClick={more}>
            Load more
          </Button>
        </div>
      )}
    </section>
  );
}

function MessageRow({ message, onShow }: { readonly message: OutboxMessage; readonly onShow: () => void }) {
  const state = stateWords[message.state];
  const { name, address, channel } = message;
  return (
    <tr>
      <td className={`${online.short} num`}>{formatMoment(message.at)}</td>
      <td className={online.short}>{kindWords[message.kind]}</td>
      <td>
        {name} <span className="hint">{channel === 'text' ? formatPhone(address) : address}</span>
      </td>
      <td className={online.short}>{channel === 'text' ? 'Text' : 'Email'}</td>
      <td>
        <span className={`pill dot ${state.colour}`}>{state.text}</span>{' '}
        {message.error && <span className={`hint ${classes.error}`}>{message.error}</span>}
      </td>
      <td className={online.last}>
        {message.hasText && (
          <button type="button" className={online.link} onClick={onShow}>
            Show
          </button>
        )}
      </td>
    </tr>
  );
}
