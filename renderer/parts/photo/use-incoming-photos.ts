import { type DragEvent, useEffect, useRef, useState } from 'react';

type Take = (file: File | undefined) => Promise<void>;

const filesIn = (transfer: DataTransfer | null) => [...(transfer?.files ?? [])];
const firstImage = (transfer: DataTransfer | null) =>
  filesIn(transfer).find(({ type }) => type.startsWith('image/')) ?? filesIn(transfer)[0];

/** Photos that are dropped on the field, or pasted anywhere in the form. Null takes none. */
export function useIncomingPhotos(take: Take | null) {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = filesIn(event.clipboardData);
      // What was copied from a spreadsheet is text and image both; whoever pastes it into a field means the text.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      void latest.current?.(firstImage(event.clipboardData));
    };
    // A file that misses the field must not take the form's place.
    const keepPage = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', keepPage);
    document.addEventListener('drop', keepPage);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', keepPage);
      document.removeEventListener('drop', keepPage);
    };
  }, []);

  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(take !== null);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void take?.(firstImage(event.dataTransfer));
    },
  };
  return { isOver, handlers };
}
