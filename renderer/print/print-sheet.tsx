import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useIsPrinting } from './print-page.ts';
import './print.css';

type Props = {
  /** Stands above, and is the name of a file. */
  readonly title: string;
  /** Called, as are the children, only when something is printed. */
  readonly note: () => ReactNode;
  readonly children: () => ReactNode;
};

/** What goes on paper in the place of the screen around it. */
export function PrintSheet({ title, note, children }: Props) {
  const isPrinting = useIsPrinting();
  useTitle(title);
  if (!isPrinting) return null;
  return createPortal(
    <article className="print-sheet">
      <h1>{title}</h1>
      <p>{note()}</p>
      {children()}
    </article>,
    document.body,
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
