import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import classes from './photo-input.module.css';
import type { CropArea } from './photo-work.ts';

type Props = {
  readonly source: Blob;
  readonly onCrop: (area: CropArea) => void;
  readonly onClose: () => void;
};

/** Picks a square of a photo: by mouse, or by Tab to the frame or a corner of it and the arrow keys. */
export function CropDialog({ source, onCrop, onClose }: Props) {
  const url = useObjectUrl(source);
  const [crop, setCrop] = useState<PercentCrop>();
  const use = () => {
    if (!crop) return;
    const { x, y, width, height } = crop;
    onCrop({ x: x / 100, y: y / 100, width: width / 100, height: height / 100 });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Crop photo" size="lg">
      <div className={classes.crop}>
        {url && (
          <ReactCrop
            {...(crop ? { crop } : {})}
            onChange={(_pixels, percent) => setCrop(percent)}
            aspect={1}
            minWidth={24}
            keepSelection
            ariaLabels={{
              cropArea: 'Use the arrow keys to move the square',
              nwDragHandle: 'Use the arrow keys to move the top left corner',
              nDragHandle: 'Use the arrow keys to move the top edge',
              neDragHandle: 'Use the arrow keys to move the top right corner',
              eDragHandle: 'Use the arrow keys to move the right edge',
              seDragHandle: 'Use the arrow keys to move the bottom right corner',
              sDragHandle: 'Use the arrow keys to move the bottom edge',
              swDragHandle: 'Use the arrow keys to move the bottom left corner',
              wDragHandle: 'Use the arrow keys to move the left edge',
            }}
          >
            <img
              src={url}
              className={classes.image ?? ''}
              alt="What is kept lies within the square"
              onLoad={({ currentTarget: { width, height } }) =>
                setCrop(centerCrop(makeAspectCrop({ unit: '%', width: 90 }, 1, width, height), width, height))
              }
            />
          </ReactCrop>
        )}
      </div>
      <div className={classes.actions}>
        <span className="hint">Drag the square, or move it with the arrow keys.</span>
        <span className="grow" />
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="filled" onClick={use} disabled={!crop}>
          Use this square
        </Button>
      </div>
    </Modal>
  );
}

function useObjectUrl(blob: Blob): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
