import type { Face } from './face.ts';
import type { PhotoUrls } from './photo-urls.ts';

/** Draws faces into elements that are used again for other people. */
export type DrawnFaces = {
  /** Initials at once, and the photo as soon as the page has time; null leaves the element alone from now on. */
  readonly draw: (element: HTMLElement, face: Face | null) => void;
};

type Drawn = { readonly sha256: string; readonly stop: () => void };

export function createDrawnFaces(urls: PhotoUrls): DrawnFaces {
  const drawn = new WeakMap<HTMLElement, Drawn>();
  const late = new Map<HTMLElement, string>();
  let isPlanned = false;

  const work = (deadline: IdleDeadline) => {
    isPlanned = false;
    for (const [element, sha256] of late) {
      if (deadline.timeRemaining() < 2 && !deadline.didTimeout) return plan();
      late.delete(element);
      follow(element, sha256);
    }
  };
  function plan(): void {
    if (isPlanned || late.size === 0) return;
    isPlanned = true;
    requestIdleCallback(work, { timeout: patience });
  }
  function follow(element: HTMLElement, sha256: string): void {
    const put = () => {
      const url = urls.get(sha256);
      if (url && element.childElementCount === 0) element.append(imageOf(url));
    };
    drawn.set(element, { sha256, stop: urls.watch(sha256, put) });
    put();
  }

  return {
    draw: (element, face) => {
      const sha256 = face?.sha256 ?? null;
      if (face) {
        element.dataset.initials = face.initials;
        element.style.background = face.colour ?? '';
      }
      if (sha256 !== null && (drawn.get(element)?.sha256 ?? late.get(element)) === sha256) return;
      drawn.get(element)?.stop();
      drawn.delete(element);
      late.delete(element);
      if (element.firstElementChild) element.replaceChildren();
      if (sha256 === null) return;
      late.set(element, sha256);
      plan();
    },
  };
}

/** A page that never rests shows its faces all the same, after so many milliseconds. */
const patience = 300;

function imageOf(url: string): HTMLImageElement {
  const image = new Image();
  image.decoding = 'async';
  image.alt = '';
  image.src = url;
  return image;
}
