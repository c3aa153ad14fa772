import type { Permission } from '../access/permissions.ts';
import type { ListEntry } from './list-entry.ts';

const slug = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** What people in the field commonly are. */
export const startingPositions = [
  'Installer',
  'Service',
  'Sales',
  'Maintenance',
  'Helper',
  'Install Production Manager',
  'Service Manager',
  'Sales Manager',
  'Part Runner',
  'Dummy Tech',
] as const;

const all: readonly Permission[] = ['fieldInvoice', 'fieldTasks', 'fieldEstimates', 'fieldHistory'];

const startingRoles: Readonly<Record<string, readonly Permission[]>> = {
  Technician: ['fieldInvoice', 'fieldTasks', 'fieldHistory'],
  'Lead technician': all,
  Installer: ['fieldTasks', 'fieldHistory'],
  'Sales technician': all,
  Apprentice: ['fieldHistory'],
};

/**
 * What a new company begins with in its lists (R40); the other lists are empty, and all of it can be changed. There is
 * a truck, since no profile can be saved without one (R30).
 */
export const startingLists = (): ListEntry[] => [
  { id: 'truck-1', kind: 'truck', name: 'Truck 1', active: true },
  ...startingPositions.map(
    (name): ListEntry => ({
      id: `position-${slug(name)}`,
      kind: 'position',
      name,
      active: true,
    }),
  ),
  ...Object.entries(startingRoles).map(
    ([name, permissions]): ListEntry => ({
      id: `role-${slug(name)}`,
      kind: 'role',
      name,
      permissions: [...permissions],
      active: true,
    }),
  ),
];
