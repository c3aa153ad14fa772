import { useEffect, useState } from 'react';
import { type PhotoRef, readPhoto } from '../data/photos.ts';

/** An address for an image on this computer, or null while it is not here. */
export function usePhotoUrl(photo: Pick<PhotoRef, 'sha256' | 'type'> | null | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  const sha256 = photo?.sha256;
  const type = photo?.type;
  useEffect(() => {
    setUrl(null);
    if (!sha256 || !type) return;
    let made: string | null = null;
    let gone = false;
    void readPhoto({ sha256, type }).then((blob) => {
      if (!blob || gone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [sha256, type]);
  return url;
}
