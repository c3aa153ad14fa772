import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './photo-input.module.css';

type Props = { readonly onTake: (photo: Blob) => void; readonly onClose: () => void };

/** Takes a photo with the camera of this computer. The camera is on only while this is open. */
export function CameraDialog({ onTake, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'ready' | 'refused'>('starting');

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    navigator.mediaDevices
      .getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false })
      .then(async (opened) => {
        stream = opened;
        if (gone || !video.current) return stop();
        video.current.srcObject = opened;
        await video.current.play();
        setState('ready');
      })
      .catch(() => void (gone || setState('refused')));
    return () => {
      gone = true;
      stop();
    };
  }, []);

  const take = async () => {
    if (!video.current) return;
    onTake(await frameOf(video.current));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Take photo" size="lg">
      {state === 'refused' ? (
        <p role="alert">
          The camera can’t be used. Allow it for Fieldroster in the settings of this computer, and close other
          programs that use it.
        </p>
      ) : (
        <video ref={video} className={classes.video} muted playsInline aria-label="What the camera sees" />
      )}
      <div className={classes.actions}>
        <span className="grow" />
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="filled" disabled={state !== 'ready'} onClick={() => void take()}>
          Take photo
        </Button>
      </div>
    </Modal>
  );
}

async function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
}
