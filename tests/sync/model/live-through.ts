import { dice } from '#tests/support/dice.ts';
import type { Computer } from './computer.ts';
import { serverCollections } from './fields.ts';
import { startModelServer } from './model-server.ts';
import type { Day } from './steps.ts';
import { virtualTime } from './virtual-time.ts';
import { type Plant, World } from './world.ts';

let worlds = 0;

/** Lives through a day and answers what is wrong at its end; nothing is wrong where the list is empty. */
export async function liveThrough(day: Day, plant: Plant = {}): Promise<string[]> {
  worlds += 1;
  const random = dice(day.seed);
  const busy: Computer[] = [];
  // Keys and files take true time, which stands still for the rest.
  const server = await startModelServer({
    collections: serverCollections,
    ...(plant.store ? { plant: plant.store } : {}),
  });
  // What sync says that it mended is judged at the end.
  const { warn } = console;
  console.warn = () => undefined;
  const time = virtualTime(() => busy.some(({ network }) => network.isBusy()), day.seed);
  const world = new World(time, server, `model-${process.pid}-${worlds}`);
  try {
    await time.until(world.open(random, plant, busy));
    for (const step of day.steps) await world.take(step);
    return await world.judge();
  } finally {
    await time.until(world.close());
    time.restore();
    console.warn = warn;
    await server.close();
  }
}
