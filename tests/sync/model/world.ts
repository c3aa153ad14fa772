import type { OfficeRoleId } from '#domain/access/roles.ts';
import { officeRoles } from '#domain/access/roles.ts';
import { hiddenFields, visibleRecord } from '#domain/access/visible.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { same } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import type { Outbox } from '#renderer/data/outbox.ts';
import type { HistoryEntry, Store } from '#server/store/store.ts';
import { sample } from '#tests/support/sample.ts';
import { settleFirst, typedValue, weatherOf } from './acts.ts';
import { type Computer, openComputer, type SteppedBack, type Typed } from './computer.ts';
import { computerCollections, nextFields } from './fields.ts';
import { companyId, type ModelServer, type PersonName, people } from './model-server.ts';
import { fairWeather, type Middle, type Weather } from './network.ts';
import { type End, findLosses } from './oracle.ts';
import type { Step } from './steps.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Faults that a test of the tests plants: the model has to notice each (HOUSE, Tests). */
export type Plant = {
  readonly store?: (store: Store) => Store;
  readonly outbox?: (outbox: Outbox) => Outbox;
  /** Made once for each computer. */
  readonly middle?: (server: ModelServer) => Middle;
};

const passOn: Middle = (path, init, take) => take(path, init);

/** What happens to the server takes true time. */
const interrupts: ReadonlySet<Step['do']> = new Set(['serverCrash', 'backUp', 'restore', 'role']);

/** Quiet enough: nothing is under way, and nobody has anything that the others lack. Virtual milliseconds. */
const patience = 20 * 60_000;
const look = 2_000;

/** The company on one day: its people's computers, its server, and all that was typed. */
export class World {
  readonly #time: VirtualTime;
  readonly #name: string;
  readonly #typed: Typed[] = [];
  readonly #steps: SteppedBack[] = [];
  readonly #computers = new Map<PersonName, Computer>();
  readonly #removed: string[] = [];
  #isCleoOld = true;
  #wasRestored = false;
  readonly #server: ModelServer;
  #values = 0;

  constructor(time: VirtualTime, server: ModelServer, name: string) {
    this.#time = time;
    this.#server = server;
    this.#name = name;
  }

  async open(random: () => number, plant: Plant, busy: Computer[]): Promise<void> {
    for (const name of people) {
      const computer = await openComputer({
        name,
        server: this.#server,
        random,
        typed: (typed) => this.#typed.push(typed),
        steppedBack: (step) => this.#steps.push(step),
        databaseName: `${this.#name}-${name}`,
        collections: () => computerCollections(name === 'cleo' && this.#isCleoOld),
        middle: plant.middle?.(this.#server) ?? passOn,
        plantOutbox: plant.outbox ?? ((outbox) => outbox),
      });
      this.#computers.set(name, computer);
      busy.push(computer);
    }
    const ada = this.#computer('ada');
    for (let each = 0; each < 2; each += 1) await this.#add(ada);
  }

  async close(): Promise<void> {
    for (const computer of this.#computers.values()) await computer.close();
  }

  #computer(name: PersonName): Computer {
    const found = this.#computers.get(name);
    if (!found) throw new Error(`${name} has no computer`);
    return found;
  }

  async take(step: Step): Promise<void> {
    if (interrupts.has(step.do)) await this.#act(step);
    else await this.#time.until(this.#act(step));
    if (step.do === 'wait') await this.#time.pass(step.milliseconds);
  }

  async #act(step: Step): Promise<void> {
    const act = this.#acts[step.do] as (step: Step) => Promise<void>;
    await act(step);
  }

  readonly #acts: { readonly [Name in Step['do']]: (step: Extract<Step, { do: Name }>) => Promise<void> } = {
    edit: (step) => this.#edit(this.#computer(step.who), step),
    settle: (step) => this.#settle(this.#computer(step.who), step),
    add: ({ who }) => this.#add(this.#computer(who)),
    remove: ({ which }) => this.#remove(which),
    unremove: ({ which }) => this.#unremove(which),
    online: ({ who, isOnline }) => this.#connect(this.#computer(who), isOnline),
    weather: ({ who, kind }) => this.#blow(this.#computer(who), weatherOf(kind)),
    crash: ({ who, writes }) => this.#crash(this.#computer(who), writes),
    clock: async ({ who, by }) => {
      this.#computer(who).clock.ahead += by;
    },
    upgrade: () => this.#upgrade(),
    role: ({ who, role }) => this.#server.setRole(who, role),
    serverCrash: () => this.#interrupt((server) => server.crash()),
    backUp: () => this.#interrupt((server) => server.backUp()),
    restore: async () => {
      this.#wasRestored = true;
      await this.#interrupt((server) => server.restore());
    },
    wait: async () => undefined,
  };

  async #interrupt(run: (server: ModelServer) => Promise<void>): Promise<void> {
    for (const computer of this.#computers.values()) computer.network.cut();
    await run(this.#server);
  }

  async #edit(computer: Computer, step: Extract<Step, { do: 'edit' }>): Promise<void> {
    const records = await sorted(computer);
    const record = records[step.which % Math.max(1, records.length)];
    if (!record) return;
    const changes = Object.fromEntries(
      step.fields.map((field) => [field, typedValue(field, step.value, record)]),
    );
    await computer.write().change('technicians', String(record.id), changes);
  }

  async #remove(which: number): Promise<void> {
    const ada = this.#computer('ada');
    const records = await sorted(ada);
    const record = records.length > 1 ? records[which % records.length] : undefined;
    if (!record) return;
    this.#removed.push(String(record.id));
    await ada.write().remove('technicians', String(record.id));
  }

  async #unremove(which: number): Promise<void> {
    const id = this.#removed[which % Math.max(1, this.#removed.length)];
    if (id !== undefined) await this.#computer('ada').write().restore('technicians', id);
  }

  async #upgrade(): Promise<void> {
    this.#isCleoOld = false;
    await this.#computer('cleo').restart();
  }

  async #settle(computer: Computer, { which, keeps }: Extract<Step, { do: 'settle' }>): Promise<void> {
    const waiting = (await sorted(computer)).filter((record) => settleFirst(record, keeps) !== null);
    const record = waiting[which % Math.max(1, waiting.length)];
    const changes = record && settleFirst(record, keeps);
    if (changes) await computer.write().change('technicians', String(record.id), changes);
  }

  async #add(computer: Computer): Promise<void> {
    this.#values += 1;
    const { id: _, ...record } = sample(technicianFields, {
      name: `Technician ${this.#values}`,
      mobilePhone: `+1202555${1000 + this.#values}`,
      email: null,
    });
    await computer.write().add('technicians', record);
  }

  async #connect({ network, syncNow }: Computer, isOnline: boolean): Promise<void> {
    network.weather.isOnline = isOnline;
    if (isOnline) syncNow();
    else network.cut();
  }

  async #blow({ network }: Computer, weather: Partial<Weather>): Promise<void> {
    const { isOnline } = network.weather;
    Object.assign(network.weather, fairWeather(), weather, { isOnline });
  }

  async #crash(computer: Computer, writes: number): Promise<void> {
    computer.power.writesLeft = writes;
    computer.syncNow();
    await this.#time.pass(700);
    await computer.restart();
  }

  async judge(): Promise<string[]> {
    const stuck = await this.#becomeQuiet();
    if (stuck) return [stuck];
    const wrong = [...findLosses(await this.#end()), ...(await this.#time.until(this.#mended()))];
    if (wrong.length > 0) return wrong;
    return this.#goOn();
  }

  /** Sync mends what it finds different (S22). But for a restore of the server there must be nothing to mend. */
  async #mended(): Promise<string[]> {
    const found: string[] = [];
    if (this.#wasRestored) return found;
    for (const { name, events } of this.#computers.values())
      for (const { kind } of await events()) found.push(`mended: ${name} says ${kind}`);
    return found;
  }

  /** Lets the storm end and waits until all agree; answers what does not, or null. */
  async #becomeQuiet(): Promise<string | null> {
    for (const computer of this.#computers.values()) {
      await this.#time.until(this.#blow(computer, fairWeather()));
      await this.#time.until(this.#connect(computer, true));
    }
    const end = this.#time.now() + patience;
    let trouble: string | null = 'nobody has looked yet';
    while (trouble && this.#time.now() < end) {
      await this.#time.pass(look);
      trouble = await this.#time.until(this.#unquiet());
    }
    return trouble;
  }

  async #unquiet(): Promise<string | null> {
    const there = await this.#serverRecords();
    for (const computer of this.#computers.values()) {
      const waiting = [...(await computer.waiting()), ...(await computer.rechecks())];
      if (waiting.length > 0) return `stuck: ${computer.name} still waits with ${waiting.join(', ')}`;
      const differs = difference(
        await computer.records(),
        this.#visible(await this.#role(computer.name), there),
      );
      if (differs) return `unequal: ${computer.name} and the server differ in ${differs}`;
    }
    return null;
  }

  /** What a person with that role is to have, of all that the server has. */
  #visible(role: OfficeRoleId, records: readonly WireRecord[]): AnyRecord[] {
    const hidden = hiddenFields(nextFields, { permissions: officeRoles[role].permissions });
    return records.filter(({ _deleted }) => _deleted !== true).map((each) => visibleRecord(each, hidden));
  }

  /** A restore of the server brings old roles back too. */
  async #role(name: PersonName): Promise<OfficeRoleId> {
    const users = await this.#server.store().users(companyId);
    return users.find(({ username }) => username === name)?.roleId as OfficeRoleId;
  }

  async #serverRecords(): Promise<WireRecord[]> {
    const page = await this.#server.store().page(companyId, 'technicians', 0, 1000);
    return page.map(({ record }) => record);
  }

  async #end(): Promise<End> {
    const server = await this.#serverRecords();
    const refused: End['refused'][number][] = [];
    for (const computer of this.#computers.values())
      for (const { recordId, code, typed } of await this.#time.until(computer.refused()))
        refused.push({ on: computer.name, recordId, code, typed });
    const history = new Map<string, readonly HistoryEntry[]>();
    for (const { id } of server) {
      const page = { before: undefined, limit: 1000 };
      history.set(id, await this.#server.store().history(companyId, 'technicians', id, page));
    }
    return {
      typed: this.#typed,
      server,
      refused,
      history,
      steps: this.#steps,
      wasRestored: this.#wasRestored,
    };
  }

  /** After all of it, work goes on: what is typed now reaches everybody. */
  async #goOn(): Promise<string[]> {
    for (const computer of this.#computers.values()) {
      if ((await this.#role(computer.name)) === 'viewer') continue;
      for (const record of await this.#time.until(sorted(computer))) {
        const memo = `afterwards, ${computer.name}`;
        await this.#time.until(computer.write().change('technicians', String(record.id), { memo }));
        const stuck = await this.#becomeQuiet();
        if (stuck) return [`afterwards: ${stuck}`];
        const now = (await this.#serverRecords()).find(({ id }) => id === record.id);
        if (now?.memo !== memo) return [`afterwards: a new memo of ${computer.name} is not there`];
      }
    }
    return [];
  }
}

async function sorted(computer: Computer): Promise<AnyRecord[]> {
  const records = await computer.records();
  // By name: ids are made at random, and a seed must find the same record again.
  return records.sort((a, b) => (String(a.mobilePhone) < String(b.mobilePhone) ? -1 : 1));
}

/** The id of a record that the two lists don't have alike, or null. */
function difference(here: readonly AnyRecord[], there: readonly AnyRecord[]): string | null {
  const ids = new Set([...here, ...there].map(({ id }) => String(id)));
  const of = (records: readonly AnyRecord[], id: string) => {
    const { _deleted, ...record } = records.find((each) => each.id === id) ?? {};
    return record;
  };
  for (const id of ids) if (!same(of(here, id), of(there, id))) return id;
  return null;
}
