import type { Face } from '../photo/face.ts';

/** A piece of a cell: an element of its own, with its text or a face in it. */
export type CellPart = {
  readonly text?: string;
  readonly isStrong?: true;
  /** Of the app's style sheet, or of a module. */
  readonly className?: string | undefined;
  /** What it is filled with, as CSS writes it. */
  readonly colour?: string | undefined;
  readonly title?: string;
  /** What it says to those who can't see it, where it has no text. */
  readonly label?: string;
  readonly face?: Face;
};

/** What a cell shows, as plain data, so that drawing the same again costs nothing. */
export type CellContent = string | readonly CellPart[];
