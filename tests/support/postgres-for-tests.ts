import { startTestPostgres, type TestPostgres } from './test-postgres.ts';

let running: TestPostgres | undefined;

/** One PostgreSQL for the whole run; its workers find the address in `TEST_POSTGRES`. */
export async function setup(): Promise<void> {
  running = await startTestPostgres();
  process.env.TEST_POSTGRES = running.url;
}

export async function teardown(): Promise<void> {
  await running?.stop();
}
