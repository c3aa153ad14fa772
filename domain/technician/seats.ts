import type { AnyRecord } from '../record/field.ts';

/** An active technician with a managed license takes a seat (R10). */
export const takesSeat = (record: AnyRecord | undefined): boolean =>
  record !== undefined &&
  record.licenseType === 'ManagedTech' &&
  record.active !== false &&
  record._deleted !== true;

/** How many seats are taken. */
export const seatsTaken = (technicians: readonly AnyRecord[]): number => technicians.filter(takesSeat).length;
