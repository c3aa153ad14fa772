import type { Permission } from '#domain/access/permissions.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { ListKind } from '#domain/company/list-kinds.ts';
import { startingPositions } from '#domain/company/starting-lists.ts';
import { REGIONS, type Region } from './cities.ts';
import { TRADES } from './trades.ts';

type More = Partial<Omit<ListEntry, 'id' | 'kind' | 'name'>>;

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const entryOf = (kind: ListKind, id: string, name: string, more: More = {}): ListEntry => ({
  id,
  kind,
  name,
  active: true,
  ...more,
});

const named = (kind: ListKind, prefix: string, names: readonly string[]): ListEntry[] =>
  names.map((name) => entryOf(kind, `${prefix}-${slug(name)}`, name));

const positions = named('position', 'position', startingPositions);

const all: Permission[] = ['fieldInvoice', 'fieldTasks', 'fieldEstimates', 'fieldHistory'];
const role = (name: string, permissions: Permission[], more: More = {}) =>
  entryOf('role', `role-${slug(name)}`, name, { permissions, ...more });

const roles = [
  role('Technician', ['fieldInvoice', 'fieldTasks', 'fieldHistory']),
  role('Lead technician', all),
  role('Installer', ['fieldTasks', 'fieldHistory']),
  role('Lead installer', all),
  role('Apprentice', ['fieldHistory']),
  role('Sales technician', all),
  role('Field supervisor', all),
  role('Warehouse runner', []),
  role('Seasonal helper', [], { active: false }),
];

const skills = named(
  'skill',
  'skill',
  TRADES.flatMap((trade) => trade.skills),
);

const units = [
  ...TRADES.map((trade) => entryOf('businessUnit', `unit-${trade.key}`, trade.name)),
  entryOf('businessUnit', 'unit-new-construction', 'New construction'),
  entryOf('businessUnit', 'unit-member-care', 'Member care'),
];

const teams = [
  ...named('team', 'team', [
    'Red',
    'Blue',
    'Green',
    'Gold',
    'Night shift',
    'Weekend',
    'Rapid response',
    'Install A',
    'Install B',
    'New hires',
  ]),
  entryOf('team', 'team-storm-2024', 'Storm 2024', { active: false }),
];

const zoneColours = [
  '#2f7d6d',
  '#b4532a',
  '#3b5ba5',
  '#8a6d1f',
  '#7a3e8e',
  '#2b7a9b',
  '#a13d5a',
  '#4f7a28',
  '#5c5f66',
];

/** The first three digits of every ZIP of the region: those delivery areas belong to it. */
const patternsOf = (region: Region): string[] =>
  [...new Set(region.cities.flatMap((city) => city.zips.map((zip) => `${zip.slice(0, 3)}*`)))].sort();

const zones = REGIONS.map((region, index) =>
  entryOf('zone', region.zoneId, region.name, {
    colour: zoneColours[index % zoneColours.length] ?? '#2f7d6d',
    zipPatterns: patternsOf(region),
  }),
);

const warehouseName = (region: Region) => `${region.cities[0]?.name ?? region.name} warehouse`;

/** One warehouse in the first city of each region. */
export const warehouseOf = (zoneId: string) => zoneId.replace('zone-', 'warehouse-');

const warehouses = REGIONS.map((region) =>
  entryOf('warehouse', warehouseOf(region.zoneId), warehouseName(region)),
);

const label = (id: string, name: string, colour: string, parentId?: string) =>
  entryOf(
    'projectLabel',
    `label-${id}`,
    name,
    parentId ? { colour, parentId: `label-${parentId}` } : { colour },
  );

const labels = [
  label('residential', 'Residential', '#3b5ba5'),
  label('replacement', 'Replacement', '#5f7fc4', 'residential'),
  label('warranty', 'Warranty', '#8aa3d8', 'residential'),
  label('extended-warranty', 'Extended warranty', '#a9bce3', 'warranty'),
  label('commercial', 'Commercial', '#b4532a'),
  label('schools', 'Schools', '#cc7650', 'commercial'),
  label('restaurants', 'Restaurants', '#dd9a7c', 'commercial'),
  label('member-plan', 'Member plan', '#2f7d6d'),
];

const makers = ['Transit', 'ProMaster', 'Sprinter', 'Express', 'F-150', 'Silverado', 'NV200', 'Savana'];

const truck = (index: number): ListEntry => {
  const number = String(index + 1).padStart(3, '0');
  return entryOf('truck', `truck-${number}`, `${number} ${makers[(index * 5) % makers.length] ?? ''}`);
};

const retiredTruck = entryOf('truck', 'truck-retired-07', '07 Econoline', { active: false });

/** The reference data of the demo company; only the trucks grow with the number of technicians. */
export function demoLists(size: number): ListEntry[] {
  const trucks = Array.from({ length: Math.max(1, Math.ceil(size / 1.6)) }, (_, index) => truck(index));
  return [
    ...positions,
    ...roles,
    ...skills,
    ...units,
    ...teams,
    ...zones,
    ...trucks,
    retiredTruck,
    ...warehouses,
    ...labels,
  ];
}

export const skillId = (name: string) => `skill-${slug(name)}`;
