import type { PhotoRef } from '#domain/photo/photo-ref.ts';
import { useData, useRecord } from '../../data-context.tsx';

type Props = { readonly photo: PhotoRef | null; readonly isBusy: boolean };

/** Where the photo is on its way to the other computers. */
export function UploadNote({ photo, isBusy }: Props) {
  const upload = useRecord(useData().photos.uploads, photo?.sha256);
  const text = isBusy ? 'Preparing the photo…' : upload ? words(upload) : null;
  return (
    <span className="hint" role="status">
      {text}
    </span>
  );
}

type Upload = {
  readonly state: string;
  readonly sent: number;
  readonly bytes: number;
  readonly reason?: string | null;
};

function words({ state, sent, bytes, reason }: Upload): string | null {
  if (state === 'failed') return `The server did not take it: ${reason ?? 'no reason given'} See Sync.`;
  if (state !== 'waiting') return null;
  const share = Math.floor((sent / Math.max(bytes, 1)) * 100);
  return sent > 0
    ? `Uploading, ${share} %.`
    : 'On this computer. It goes to the server when that is reached.';
}
