import { useEffect, useRef, useState } from 'react';
import type { PhotoRef } from '#domain/photo/photo-ref.ts';
import { useData } from '../../data-context.tsx';
import type { CropArea } from './photo-work.ts';
import { preparePhoto } from './prepare-photo.ts';

export type PhotoEditing = {
  /** Why the last file was refused. */
  readonly trouble: string | null;
  readonly isBusy: boolean;
  readonly take: (file: Blob | undefined) => Promise<void>;
  readonly remove: () => void;
  /** What the crop begins with: the chosen file, or what is kept of it. Null where it isn't on this computer. */
  readonly source: () => Promise<Blob | null>;
  readonly crop: (source: Blob, area: CropArea) => Promise<void>;
  readonly cancel: () => void;
  /** Brings back what was there before the last change. */
  readonly undo: (() => void) | null;
};

/** Choosing, cropping and removing a photo, each of which can be undone. */
export function usePhotoEditing(
  photo: PhotoRef | null,
  onChange: (photo: PhotoRef | null) => void,
): PhotoEditing {
  const { photos } = useData();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [before, setBefore] = useState<{ readonly photo: PhotoRef | null } | null>(null);
  // Cropping twice starts from the file itself, as long as it is at hand.
  const original = useRef<{ readonly sha256: string; readonly file: Blob } | null>(null);
  const work = useRef<AbortController | null>(null);
  const cancel = () => work.current?.abort();
  useEffect(() => () => work.current?.abort(), []);

  const put = (next: PhotoRef | null) => {
    setBefore({ photo });
    onChange(next);
  };

  const make = async (file: Blob, area: CropArea | null) => {
    cancel();
    const mine = new AbortController();
    work.current = mine;
    setTrouble(null);
    setBusy(true);
    try {
      const answer = await preparePhoto(file, area, mine.signal);
      if (answer === null) return;
      if (!answer.ok) return setTrouble(answer.message);
      const kept = await photos.keep(answer.made);
      if (mine.signal.aborted) return;
      original.current = { sha256: kept.sha256, file };
      put(kept);
    } catch {
      setTrouble('The photo can’t be kept on this computer. Is its disk full?');
    } finally {
      if (work.current === mine) setBusy(false);
    }
  };

  return {
    trouble,
    isBusy,
    cancel,
    take: async (file) => {
      if (file) await make(file, null);
    },
    remove: () => {
      cancel();
      setTrouble(null);
      put(null);
    },
    source: async () => {
      if (!photo) return null;
      return original.current?.sha256 === photo.sha256 ? original.current.file : photos.read(photo.sha256);
    },
    crop: make,
    undo:
      before &&
      (() => {
        setBefore(null);
        setTrouble(null);
        onChange(before.photo);
      }),
  };
}
