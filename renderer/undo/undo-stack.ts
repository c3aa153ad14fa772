import { create } from 'zustand';
import type { Changes } from '../data/records.ts';

/** What a change did to one profile: the changed fields alone, by name; null is not set. */
export type ChangedProfile = {
  readonly id: string;
  readonly before: Changes;
  readonly after: Changes;
};

/** The same of an entry of a list. */
export type ChangedEntry = ChangedProfile;

export type Change = {
  /** What was done, as a sentence without its full stop: "Deactivated 3 technicians". */
  readonly label: string;
  readonly profiles: readonly ChangedProfile[];
  /** What it did to entries of lists after that, in this order. */
  readonly entries?: readonly ChangedEntry[];
};

/** What there is to say about the last thing that happened here, and what can be done about it. */
export type News = { readonly text: string; readonly offers: 'undo' | 'redo' | null };

type UndoStack = {
  /** The latest change is the last. */
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
  readonly news: News | null;
};

/** Older changes are forgotten, so that a long day costs no memory to speak of. */
const mostChanges = 100;

const nothing: UndoStack = { done: [], undone: [], news: null };

/**
 * What can be taken back, while the app runs and this person is signed in. The records stay in the database; kept here
 * are only the values that an undo compares and writes, since the database no longer has those of before.
 */
export const useUndoStack = create<UndoStack>()(() => nothing);

const withLast = (changes: readonly Change[], change: Change | null) =>
  change ? [...changes, change].slice(-mostChanges) : changes;

/** Something new was done: what was undone before can't be done again on top of it. */
export const pushDone = (change: Change): void =>
  useUndoStack.setState(({ done }) => ({
    done: withLast(done, change),
    undone: [],
    news: { text: `${change.label}.`, offers: 'undo' },
  }));

/** Takes the last change from one side and puts what it became on the other; null where nothing of it is left. */
export const moveLast = (from: 'done' | 'undone', inverse: Change | null, text: string): void =>
  useUndoStack.setState((stack) => {
    if (stack[from].length === 0) return stack;
    const to = from === 'done' ? 'undone' : 'done';
    const offers = inverse ? (from === 'done' ? 'redo' : 'undo') : null;
    return { [from]: stack[from].slice(0, -1), [to]: withLast(stack[to], inverse), news: { text, offers } };
  });

/** The next person takes back nothing of this one's. */
export const forgetChanges = (): void => useUndoStack.setState(nothing);
