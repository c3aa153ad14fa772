import type { Person } from '#domain/company/people.ts';
import { accountFor } from './account.ts';
import { openRegister } from './contact.ts';
import { hourlyRateOf, moneyOf, payrollOf } from './jobs.ts';
import type { Dice } from './prng.ts';
import { basicOf, contactOf, dispatchOf, inventoryOf, managerOf, mobileOf, overridesOf } from './profile.ts';
import { dayBefore } from './reference-date.ts';
import { type Draw, sketch, type TechnicianDoc } from './sketch.ts';
import { homeIn } from './streets.ts';

function withoutOneRequired(technician: TechnicianDoc, dice: Dice): TechnicianDoc {
  const { truckId, roleId, ...rest } = technician;
  if (dice.chance(0.5) && truckId) return { ...rest, truckId };
  return roleId ? { ...rest, roleId } : rest;
}

function technician(index: number, draw: Draw): TechnicianDoc {
  const { dice, register } = draw;
  const plan = sketch(index, draw);
  const hourlyRate = hourlyRateOf(plan.job, dice);
  const hasUsername = !['none', 'invited', 'incomplete'].includes(plan.standing);
  const complete: TechnicianDoc = {
    id: plan.id,
    name: plan.name,
    ...basicOf(plan, dice),
    ...contactOf(plan, draw),
    ...mobileOf(dice),
    ...dispatchOf(plan, dice),
    ...moneyOf(plan.job, hourlyRate, dice),
    ...inventoryOf(plan, draw),
    home: homeIn(plan.city, dice),
    ...(dice.chance(0.93) && { managerId: managerOf(plan, draw) }),
    payroll: payrollOf(plan.number, hourlyRate, dayBefore(plan.hiredDaysAgo), dice),
    ...overridesOf(plan.job, dice),
    active: plan.active,
    account: accountFor(
      plan.standing,
      hasUsername ? register.username(plan.name) : '',
      plan.hiredDaysAgo,
      dice,
    ),
  };
  return plan.standing === 'incomplete' ? withoutOneRequired(complete, dice) : complete;
}

/** That many technicians, each depending on those before. */
export function demoTechnicians(
  size: number,
  dice: Dice,
  people: readonly Person[],
  truckIds: readonly string[],
): TechnicianDoc[] {
  const office = people.filter((person) => person.active && person.roleId !== 'viewer');
  const taken = people.flatMap(({ email, username }) => [email ?? '', username ?? '']);
  const draw: Draw = {
    dice,
    register: openRegister(dice, taken),
    officeIds: office.map(({ id }) => id),
    truckIds,
    leads: new Map(),
  };
  return Array.from({ length: size }, (_, index) => technician(index, draw));
}
