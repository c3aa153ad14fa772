import { createDailyCare, type DailyCare } from '../daily-care.ts';
import { type CollectDeps, collectPhotos } from './collect.ts';

/** Collects photos that nobody names any longer, at the start and once a day. */
export const createPhotoCare = (deps: CollectDeps, failed: (error: unknown) => void): DailyCare =>
  createDailyCare((isStopped) => collectPhotos(deps, isStopped), failed);
