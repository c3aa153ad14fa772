import 'leaflet/dist/leaflet.css';
import { control, type Map as Leaflet } from 'leaflet';
import { useEffect, useId, useRef } from 'react';
import type { AddressMapProps } from './address-map.tsx';
import { onMap } from './date-line.ts';
import classes from './map.module.css';
import { MapTools } from './map-tools.tsx';
import { useLeaflet } from './use-leaflet.ts';
import { useOutlines } from './use-outlines.ts';
import { usePicture } from './use-picture.ts';
import { usePin } from './use-pin.ts';
import { useScene, useWhole } from './use-scene.ts';
import { useView } from './use-view.ts';

/** About 20 km across in the profile's rail: the ZIP Codes around and the form of the city are seen. */
const zipCloseUp = 11;

/** Of other countries there are cities only, and coarse outlines. */
const cityCloseUp = 8;

/** The map itself; `address-map.tsx` loads it when it is needed. */
export function LeafletMap(props: AddressMapProps) {
  const { state, country, center, disabled = false, onMove, label, words } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const help = useId();
  const map = useLeaflet(frame);
  const outlines = useOutlines(map, state, country);
  const scene = useScene(props, outlines);
  const isUs = country === 'US';
  useView(map, {
    center: center && onMap(center, state),
    whole: useWhole(outlines, state, country),
    closeUp: isUs ? zipCloseUp : cityCloseUp,
  });
  usePicture(canvas, map, scene);
  usePin(map, { pin: scene.pin, isFixed: disabled, className: classes.pin ?? '', describedBy: help, onMove });
  useScale(map, isUs);
  return (
    <div className={classes.frame}>
      <canvas ref={canvas} className={classes.picture} aria-hidden="true" />
      <div ref={frame} className={classes.map} role="application" aria-label={label} />
      <MapTools map={map} isFixed={disabled} onMove={onMove} />
      <p className={classes.credit}>
        {isUs ? '© US Census TIGER 2016 via boundaries; GeoNames' : '© Natural Earth; GeoNames'}
      </p>
      {outlines.hasFailed && <p className={classes.failure}>The map could not be loaded.</p>}
      <p className={classes.words} aria-live="polite">
        {words}
      </p>
      <p className={classes.words} id={help}>
        Arrow keys move the pin, with Shift further. Escape puts it back.
      </p>
    </div>
  );
}

function useScale(map: Leaflet | null, imperial: boolean): void {
  useEffect(() => {
    if (!map) return;
    const scale = control.scale({ maxWidth: 80, imperial, metric: !imperial, position: 'bottomleft' });
    scale.addTo(map);
    return () => void scale.remove();
  }, [map, imperial]);
}
