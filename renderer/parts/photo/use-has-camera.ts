import { useEffect, useState } from 'react';

/** Whether this computer has a camera; asks nobody for anything. */
export function useHasCamera(): boolean {
  const [hasCamera, setHasCamera] = useState(false);
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    if (!media) return;
    let gone = false;
    const look = () =>
      void media.enumerateDevices().then(
        (devices) => gone || setHasCamera(devices.some(({ kind }) => kind === 'videoinput')),
        () => undefined,
      );
    look();
    media.addEventListener('devicechange', look);
    return () => {
      gone = true;
      media.removeEventListener('devicechange', look);
    };
  }, []);
  return hasCamera;
}
