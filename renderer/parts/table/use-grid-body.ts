import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useData } from '../../data-context.tsx';
import { createDrawnFaces } from '../photo/drawn-faces.ts';
import { faceUrls } from '../photo/use-photo-url.ts';
import type { BodyModel } from './body/body-model.ts';
import { createGridBody, type GridBody } from './body/grid-body.ts';

type Elements = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly body: RefObject<HTMLElement | null>;
};

/** Keeps the rows as the model says. What is answered is there as soon as the grid is. */
export function useGridBody<Row extends { readonly id: string }>(
  { scroller, body }: Elements,
  model: BodyModel<Row>,
  initialTop: number,
): RefObject<GridBody<Row> | null> {
  const { photos } = useData();
  const grid = useRef<GridBody<Row> | null>(null);
  const first = useRef(initialTop);
  useLayoutEffect(() => {
    if (!scroller.current || !body.current) return;
    const faces = createDrawnFaces(faceUrls(photos));
    const made = createGridBody<Row>(scroller.current, body.current, faces, first.current);
    grid.current = made;
    return () => {
      grid.current = null;
      made.close();
    };
  }, [scroller, body, photos]);
  useLayoutEffect(() => grid.current?.show(model));
  return grid;
}
