import { inBatches, profiles } from './profiles.ts';
import { type Rival, startBare, startOurs, startPouch } from './rivals.ts';

const many = 10_000;
const batch = 500;
/** So many others go first, unmeasured: a server runs for weeks, and a new process learns to run fast. */
const warm = 3_000;
/** Of so many rounds, in turn, the best counts: what else the machine does only makes it slower. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

/** Of one way: documents a second, milliseconds of the server's processors and bytes, both for one document. */
type Pace = { readonly rate: number; readonly cpu: number; readonly bytes: number };
type Result = { readonly push: Pace; readonly pull: Pace };

/** Profiles pushed and pulled: ours, PouchDB's server and the bare limit, one after the other in each round. */
export async function throughputBench(): Promise<string[]> {
  const rows = profiles(warm + many);
  const starts = { ours: startOurs, bare: startBare, pouch: startPouch };
  const found: Record<keyof typeof starts, Result[]> = { ours: [], bare: [], pouch: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const [name, start] of Object.entries(starts) as [keyof typeof starts, () => Promise<Rival>][])
      found[name].push(await runOf(await start(), rows));
  const best = (name: keyof typeof starts, way: keyof Result): Pace => {
    const paces = found[name].map((result) => result[way]);
    const least = Math.min(...paces.map(({ cpu }) => cpu));
    return { rate: Math.max(...paces.map(({ rate }) => rate)), cpu: least, bytes: paces[0]?.bytes ?? 0 };
  };
  return (['push', 'pull'] as const).flatMap((way) => {
    const [ours, bare, pouch] = [best('ours', way), best('bare', way), best('pouch', way)];
    return [
      `${way}: ${many.toLocaleString()} profiles in batches of ${batch}; documents a second: ours ${perSecond(ours)},`,
      `      PouchDB ${perSecond(pouch)} (ours is ${ratio(ours.rate, pouch.rate)}), bare ${perSecond(bare)} (${ratio(bare.rate, ours.rate)} ours)`,
      `      server CPU a thousand: ours ${cpuOf(ours)}, PouchDB ${cpuOf(pouch)} (${ratio(pouch.cpu, ours.cpu)} ours), bare ${cpuOf(bare)} (ours is ${ratio(ours.cpu, bare.cpu)})`,
      `      bytes a document: ours ${Math.round(ours.bytes)}, PouchDB ${Math.round(pouch.bytes)}, bare ${Math.round(bare.bytes)}`,
    ];
  });
}

async function runOf(rival: Rival, rows: ReturnType<typeof profiles>): Promise<Result> {
  for (const each of inBatches(rows.slice(0, warm), batch)) await rival.push(each);
  const push = await paceOf(rival, many, async () => {
    for (const each of inBatches(rows.slice(warm), batch)) await rival.push(each);
  });
  const pull = await paceOf(rival, rows.length, async () => {
    const count = await rival.pull(batch);
    if (count !== rows.length) throw new Error(`${rival.name} gave ${count} of ${rows.length}`);
  });
  await rival.server.close();
  return { push, pull };
}

async function paceOf({ server, wire }: Rival, documents: number, run: () => Promise<void>): Promise<Pace> {
  const cpu = server.cpu();
  const bytes = wire.bytes.sent + wire.bytes.received;
  const began = performance.now();
  await run();
  return {
    rate: documents / ((performance.now() - began) / 1_000),
    cpu: (server.cpu() - cpu) / documents,
    bytes: (wire.bytes.sent + wire.bytes.received - bytes) / documents,
  };
}

const perSecond = ({ rate }: Pace): string => Math.round(rate).toLocaleString();
const cpuOf = ({ cpu }: Pace): string => `${Math.round(cpu * 1_000)} ms`;
const ratio = (a: number, b: number): string => `${(a / b).toFixed(1)} ×`;
