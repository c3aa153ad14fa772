/** The lists that a company edits itself (R40), with the words for one entry and for all. */
export const listKinds = {
  position: { one: 'Position', many: 'Positions' },
  role: { one: 'Role', many: 'Roles' },
  skill: { one: 'Skill', many: 'Skills' },
  businessUnit: { one: 'Business unit', many: 'Business units' },
  team: { one: 'Team', many: 'Teams' },
  zone: { one: 'Zone', many: 'Zones' },
  truck: { one: 'Truck', many: 'Trucks' },
  warehouse: { one: 'Warehouse', many: 'Warehouses' },
  projectLabel: { one: 'Project label', many: 'Project labels' },
} as const;

export type ListKind = keyof typeof listKinds;

export const listKindNames = Object.keys(listKinds) as [ListKind, ...ListKind[]];
