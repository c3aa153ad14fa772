import { ActionIcon, Button } from '@mantine/core';
import type { Map as LeafletMap } from 'leaflet';
import { Minus, Plus } from 'lucide-react';
import type { Point } from '#domain/address/point.ts';
import { onEarth } from './date-line.ts';
import classes from './map.module.css';

type ToolsProps = {
  readonly map: LeafletMap | null;
  readonly isFixed: boolean;
  readonly onMove: (point: Point) => void;
};

/** Zoom, and the pin at the middle of the map, which a cross shows. */
export function MapTools({ map, isFixed, onMove }: ToolsProps) {
  const zoomBy = (levels: number) => map?.setZoom(Math.round(map.getZoom() + levels), { animate: false });
  return (
    <div className={classes.tools}>
      <ActionIcon.Group orientation="vertical" className={classes.zoom}>
        <ActionIcon variant="default" size={28} aria-label="Zoom in" onClick={() => zoomBy(1)}>
          <Plus size={15} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon variant="default" size={28} aria-label="Zoom out" onClick={() => zoomBy(-1)}>
          <Minus size={15} aria-hidden="true" />
        </ActionIcon>
      </ActionIcon.Group>
      {!isFixed && (
        <Button
          className={classes.place}
          size="compact-xs"
          onClick={() => map && onMove(onEarth(map.getCenter()))}
        >
          Place pin here
        </Button>
      )}
      {!isFixed && <span className={classes.cross} aria-hidden="true" />}
    </div>
  );
}
