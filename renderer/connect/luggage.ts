import type { ListEntry } from '#domain/company/list-entry.ts';
import type { Request } from '#domain/company/requests.ts';
import type { Technician } from '#domain/technician/fields.ts';
import type { AppData } from '../data/app-data.ts';
import type { OwnView } from '../data/own-views.ts';

/** What a computer takes along that had its data to itself: all of it, and where its photos lie. */
export type Luggage = {
  readonly technicians: readonly Technician[];
  readonly lists: readonly ListEntry[];
  readonly requests: readonly Request[];
  readonly views: readonly OwnView[];
  readonly photo: (sha256: string) => Promise<Blob | null>;
};

/** To be packed while the data is open; photos are read from the disk when they are wanted. */
export const packed = ({ technicians, lists, requests, views, photos }: AppData): Luggage => ({
  technicians: technicians.all(),
  lists: lists.all(),
  requests: requests.all(),
  views: views.all(),
  photo: photos.read,
});
