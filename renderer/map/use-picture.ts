import type { Map as LeafletMap } from 'leaflet';
import { type RefObject, useEffect, useRef } from 'react';
import { drawMap } from './draw-map.ts';
import { onSchemeChange, readPalette } from './palette.ts';
import type { Scene } from './scene.ts';
import { viewOf } from './view-of.ts';

/** Keeps the picture on the canvas in step with the map, the scene, and the light or dark scheme. */
export function usePicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  map: LeafletMap | null,
  scene: Scene,
): void {
  const latest = useRef(scene);
  const redraw = useRef<() => void>(undefined);
  latest.current = scene;
  useEffect(() => {
    const element = canvas.current;
    if (!map || !element) return;
    let frame = 0;
    const draw = () => {
      frame = 0;
      paint(element, map, latest.current);
    };
    redraw.current = () => {
      frame ||= requestAnimationFrame(draw);
    };
    const ask = redraw.current;
    map.on('move zoom resize viewreset', ask);
    const endScheme = onSchemeChange(ask);
    // Names are drawn in the app's own type, which may come later.
    void document.fonts.ready.then(ask);
    return () => {
      map.off('move zoom resize viewreset', ask);
      endScheme();
      cancelAnimationFrame(frame);
    };
  }, [canvas, map]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scene is another picture.
  useEffect(() => redraw.current?.(), [scene, map]);
}

function paint(canvas: HTMLCanvasElement, map: LeafletMap, scene: Scene): void {
  const context = canvas.getContext('2d', { alpha: false });
  const view = viewOf(map);
  if (!context || view.width === 0) return;
  const density = window.devicePixelRatio;
  const [width, height] = [Math.round(view.width * density), Math.round(view.height * density)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(density, 0, 0, density, 0, 0);
  drawMap(context, scene, view, readPalette(canvas));
  if (scene.isWhole) canvas.dataset.ready = 'true';
}
