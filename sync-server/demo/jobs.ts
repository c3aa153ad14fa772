import type { Technician } from '#domain/technician/fields.ts';
import type { Dice } from './prng.ts';

/** What a person does in the company: what hangs together in role, positions, license and pay. */
export interface Job {
  readonly roleId: string;
  readonly positions: readonly string[];
  /** Share of these that are managed technicians. */
  readonly managed: number;
  /** Whole dollars an hour, and dollars a day that they are to bring in; none for who does not sell. */
  readonly hourly: readonly [number, number];
  readonly goal?: readonly [number, number];
  readonly leads?: true;
}

const job = (
  roleId: string,
  positions: string,
  managed: number,
  hourly: Job['hourly'],
  rest: Pick<Job, 'goal' | 'leads'> = {},
): Job => ({
  roleId: `role-${roleId}`,
  positions: positions.split(' ').map((name) => `position-${name}`),
  managed,
  hourly,
  ...rest,
});

const jobs: readonly (readonly [Job, number])[] = [
  [job('technician', 'service', 0.95, [24, 38], { goal: [900, 2200] }), 24],
  [job('technician', 'service maintenance', 0.9, [22, 34], { goal: [700, 1600] }), 14],
  [job('lead-technician', 'service service-manager', 1, [36, 52], { goal: [1800, 3600], leads: true }), 6],
  [job('installer', 'installer', 0.8, [23, 36], { goal: [1200, 2600] }), 18],
  [
    job('lead-installer', 'installer install-production-manager', 0.95, [34, 50], {
      goal: [2400, 5200],
      leads: true,
    }),
    5,
  ],
  [job('sales-technician', 'sales', 1, [20, 30], { goal: [2500, 6500] }), 8],
  [job('field-supervisor', 'sales-manager sales', 1, [38, 55], { goal: [3000, 7000], leads: true }), 3],
  [job('apprentice', 'helper', 0.15, [17, 23]), 12],
  [job('apprentice', 'helper installer', 0.25, [18, 24]), 5],
  [job('warehouse-runner', 'part-runner', 0.05, [16, 21]), 4],
  [job('technician', 'dummy-tech', 0, [0, 0]), 1],
];

export const drawJob = (dice: Dice): Job => dice.weighted(jobs);

const cents = (dice: Dice, [low, high]: readonly [number, number], step: number): number =>
  Math.round((dice.between(low * 100, high * 100) / step) | 0) * step;

/** Daily goal in steps of 50 dollars, cost per hour with what is paid on top of the wage. */
export function moneyOf(
  job: Job,
  hourlyRate: number,
  dice: Dice,
): Pick<Technician, 'dailyGoal' | 'burdenRate'> {
  const money: Pick<Technician, 'dailyGoal' | 'burdenRate'> = {};
  if (job.goal) money.dailyGoal = cents(dice, job.goal, 5000);
  if (hourlyRate > 0) money.burdenRate = Math.round(hourlyRate * (1.18 + dice.next() * 0.3));
  return money;
}

/** Cents an hour, in steps of a quarter dollar. */
export const hourlyRateOf = (job: Job, dice: Dice): number => cents(dice, job.hourly, 25);

type Payroll = NonNullable<Technician['payroll']>;

/** `hireDate` as YYYY-MM-DD; commission in basis points. */
export function payrollOf(number: number, hourlyRate: number, hireDate: string, dice: Dice): Payroll {
  if (hourlyRate === 0) return { include: false };
  const commission = dice.chance(0.2);
  const payroll: Payroll = {
    include: dice.chance(0.94),
    payType: commission ? 'commission' : 'hourly',
    basis: dice.pick(commission ? ['performance', 'both'] : ['timesheet', 'timesheet', 'both']),
    payrollId: `NL${String(10_000 + number)}`,
    hourlyRate,
    hireDate,
  };
  if (commission || dice.chance(0.15)) payroll.commissionRate = dice.between(4, 48) * 25;
  return payroll;
}
