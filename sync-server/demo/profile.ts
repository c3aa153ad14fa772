import { historyFilters, jobFilters } from '#domain/technician/choices.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { withMainZone } from '#domain/technician/rules.ts';
import { REGIONS } from './cities.ts';
import type { Job } from './jobs.ts';
import { skillId, warehouseOf } from './lists.ts';
import type { Dice } from './prng.ts';
import type { Draw, Sketch, TechnicianDoc } from './sketch.ts';
import { TRADES } from './trades.ts';
import { bioOf, memoOf } from './words.ts';

/** Part of a profile; what every document has is set elsewhere. */
type Section = Omit<Partial<Technician>, 'id' | 'name' | 'mainZoneId' | 'zoneIds'>;

export function basicOf({ name, trade, job, hiredDaysAgo }: Sketch, dice: Dice): Section {
  const others = TRADES.filter((other) => other !== trade).flatMap((other) => other.skills);
  const skills = [
    ...dice.several(trade.skills, dice.between(1, 4)),
    ...dice.several(others, dice.between(0, 1)),
  ];
  const basic: Section = {
    positions: [...job.positions],
    licenseType: dice.chance(job.managed) ? 'ManagedTech' : 'NonManagedTech',
    roleId: job.roleId,
    businessUnitId: dice.chance(0.88)
      ? `unit-${trade.key}`
      : dice.pick(['unit-new-construction', 'unit-member-care']),
  };
  if (dice.chance(0.94)) basic.skills = skills.map(skillId);
  if (dice.chance(0.72))
    basic.bio = bioOf(name, trade, 2026 - Math.ceil(hiredDaysAgo / 365) - dice.between(0, 9), dice);
  return basic;
}

/** At least one of phone and email is always there; most people have both. */
export function contactOf({ name, city }: Sketch, { dice, register }: Draw): Section {
  const kind = dice.weighted([
    ['both', 86],
    ['phone', 8],
    ['email', 6],
  ] as const);
  const contact: Section = {};
  if (kind !== 'email') contact.mobilePhone = register.phone(dice.pick(city.areaCodes));
  if (kind !== 'phone') contact.email = register.email(name);
  return contact;
}

export function mobileOf(dice: Dice): Section {
  return {
    mobileAccess: dice.chance(0.9),
    jobFilter: dice.chance(0.4) ? 'AllScheduledDispatchedWorking' : dice.pick(jobFilters).value,
    jobHistoryDateFilter: dice.pick(historyFilters).value,
  };
}

const teamIds = [
  'red',
  'blue',
  'green',
  'gold',
  'night-shift',
  'weekend',
  'rapid-response',
  'install-a',
  'install-b',
  'new-hires',
];
const retiredTeamId = 'team-storm-2024';

export function dispatchOf(
  { city }: Sketch,
  dice: Dice,
): Pick<TechnicianDoc, 'mainZoneId' | 'zoneIds'> & Section {
  const at = REGIONS.findIndex((region) => region.zoneId === city.zoneId);
  const near = REGIONS.slice(Math.max(0, at - 2), at + 3).map((region) => region.zoneId);
  const more = dice.several(
    near,
    dice.weighted([
      [0, 5],
      [1, 3],
      [2, 1],
    ] as const),
  );
  const dispatch = { mainZoneId: city.zoneId, zoneIds: withMainZone(more, city.zoneId) };
  const teamId = dice.chance(0.02) ? retiredTeamId : `team-${dice.pick(teamIds)}`;
  return {
    ...dispatch,
    ...(dice.chance(0.92) && { teamId }),
    ...(dice.chance(0.35) && { memo: memoOf(dice) }),
  };
}

const labelIds = [
  'residential',
  'replacement',
  'warranty',
  'extended-warranty',
  'commercial',
  'schools',
  'restaurants',
  'member-plan',
];

export function inventoryOf({ number, city }: Sketch, { dice, truckIds }: Draw): Section {
  // Two in a row share one now and then: five trucks serve eight people.
  const truckId = truckIds[Math.floor((number - 1) / 1.6) % truckIds.length];
  const inventory: Section = {};
  if (truckId) inventory.truckId = truckId;
  if (dice.chance(0.85)) inventory.warehouseId = warehouseOf(city.zoneId);
  if (dice.chance(0.45)) inventory.projectLabelId = `label-${dice.pick(labelIds)}`;
  return inventory;
}

/** An office user, or somebody drawn earlier who leads in the same zone: so no chain can close. */
export function managerOf({ id, city, job, active }: Sketch, { dice, leads, officeIds }: Draw): string {
  const here = leads.get(city.zoneId) ?? [];
  const managerId =
    !job.leads && here.length > 0 && dice.chance(0.7) ? dice.pick(here) : dice.pick(officeIds);
  if (job.leads && active) leads.set(city.zoneId, [...here, id]);
  return managerId;
}

export function overridesOf(job: Job, dice: Dice): Pick<Technician, 'permissionOverrides'> {
  if (!dice.chance(0.05)) return {};
  return {
    permissionOverrides: job.leads
      ? { fieldEstimates: false }
      : { fieldEstimates: dice.chance(0.5), fieldTasks: true },
  };
}
