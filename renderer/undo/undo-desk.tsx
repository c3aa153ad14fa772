import { Notifications, notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { isTyping } from '../parts/is-typing.ts';
import { showMessage } from '../parts/message.tsx';
import classes from './undo-desk.module.css';
import { forgetChanges, useUndoStack } from './undo-stack.ts';
import { type Undo, useUndo } from './use-undo.ts';

/** How long a message stands, in milliseconds; the pointer over it keeps it. Ctrl+Z works after that too. */
const messageTime = 10_000;

/** Says what was changed, with a button to take it back; and the keys that do the same, on every screen. */
export function UndoDesk() {
  const undo = useUndo();
  useUndoKeys(undo);
  useMessages(undo);
  useEffect(() => {
    // Also what ended only after the person before had signed out.
    forgetChanges();
    return () => {
      forgetChanges();
      // What is said to one person, and what its button does, is nothing for the next.
      notifications.clean();
    };
  }, []);
  return <Notifications className={classes.messages ?? ''} position="bottom-left" containerWidth={320} />;
}

function useUndoKeys({ undo, redo }: Undo) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.defaultPrevented || isText(event.target)) return;
      event.preventDefault();
      void (event.shiftKey ? redo() : undo());
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo, redo]);
}

/** Where one types, Ctrl+Z takes back what was typed. */
const isText = (target: EventTarget | null): boolean =>
  isTyping(target) && !(target instanceof HTMLInputElement && target.readOnly);

/** One message at a time, since its button takes back what was done last. */
function useMessages(undo: Undo) {
  const news = useUndoStack((stack) => stack.news);
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    if (!news) return;
    const act = () => void (news.offers === 'undo' ? latest.current.undo() : latest.current.redo());
    const label = news.offers === 'undo' ? 'Undo' : 'Redo';
    const action = news.offers ? { label, run: act } : null;
    return showMessage({ text: news.text, action, standsFor: messageTime });
  }, [news]);
}
