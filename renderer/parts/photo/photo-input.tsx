import { Button, Input } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import type { PhotoRef } from '#domain/photo/photo-ref.ts';
import { type InputProps, wrapperProps } from '../form/input-props.ts';
import classes from './photo-input.module.css';
import { UploadNote } from './upload-note.tsx';
import { useHasCamera } from './use-has-camera.ts';
import { useIncomingPhotos } from './use-incoming-photos.ts';
import { usePhotoEditing } from './use-photo-editing.ts';
import { usePhotoUrl } from './use-photo-url.ts';

const CropDialog = lazy(async () => ({ default: (await import('./crop-dialog.tsx')).CropDialog }));
const CameraDialog = lazy(async () => ({ default: (await import('./camera-dialog.tsx')).CameraDialog }));

/** A photo: dropped, pasted, chosen or taken; cropped, replaced, removed, and each of it undone (R14). */
export function PhotoInput(props: InputProps) {
  const { onChange, disabled, field } = props;
  const photo = (props.value ?? null) as PhotoRef | null;
  const editing = usePhotoEditing(photo, onChange);
  const file = useRef<HTMLInputElement>(null);
  const [cropped, setCropped] = useState<Blob | null>(null);
  const [isFilming, setFilming] = useState(false);
  const hasCamera = useHasCamera();
  const drop = useIncomingPhotos(disabled ? null : editing.take);
  const { id, label } = wrapperProps(props);

  return (
    <Input.Wrapper
      id={id}
      label={label}
      labelElement="div"
      error={editing.trouble ?? props.error}
      description={field.hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div className={classes.row} data-over={drop.isOver || undefined} {...drop.handlers}>
        <Frame photo={photo} isBusy={editing.isBusy} />
        <div className={classes.side}>
          <div className={classes.buttons}>
            <input
              ref={file}
              type="file"
              accept="image/jpeg,image/png,image/webp"
              aria-label={label}
              className={classes.file}
              tabIndex={-1}
              disabled={disabled}
              onChange={(event) => {
                void editing.take(event.currentTarget.files?.[0]);
                event.currentTarget.value = '';
              }}
            />
            <Button disabled={disabled} onClick={() => file.current?.click()}>
              {photo ? 'Replace' : 'Choose photo'}
            </Button>
            {hasCamera && (
              <Button disabled={disabled} onClick={() => setFilming(true)}>
                Take photo
              </Button>
            )}
            {photo && (
              <Button disabled={disabled} onClick={() => void editing.source().then(setCropped)}>
                Crop
              </Button>
            )}
            {photo && (
              <Button variant="subtle" color="gray" disabled={disabled} onClick={editing.remove}>
                Remove photo
              </Button>
            )}
            {editing.undo && !disabled && (
              <Button variant="subtle" color="gray" onClick={editing.undo}>
                Undo
              </Button>
            )}
            {editing.isBusy && <Button onClick={editing.cancel}>Cancel</Button>}
          </div>
          <UploadNote photo={photo} isBusy={editing.isBusy} />
        </div>
      </div>
      <Suspense fallback={null}>
        {cropped && (
          <CropDialog
            source={cropped}
            onCrop={(area) => void editing.crop(cropped, area)}
            onClose={() => setCropped(null)}
          />
        )}
        {isFilming && (
          <CameraDialog onTake={(taken) => void editing.take(taken)} onClose={() => setFilming(false)} />
        )}
      </Suspense>
    </Input.Wrapper>
  );
}

function Frame({ photo, isBusy }: { readonly photo: PhotoRef | null; readonly isBusy: boolean }) {
  const url = usePhotoUrl(photo, 'thumbnail');
  return (
    <span className={classes.frame} aria-busy={isBusy}>
      {url ? (
        <img className={classes.picture} src={url} alt="" decoding="async" />
      ) : (
        <span className="hint">{photo ? 'Not here yet' : 'Drop, paste or choose'}</span>
      )}
    </span>
  );
}
