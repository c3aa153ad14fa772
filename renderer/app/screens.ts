import { type Actor, can } from '#domain/access/roles.ts';
import { listKindNames, listKinds } from '#domain/company/list-kinds.ts';

export type Screen = { readonly to: string; readonly label: string };

export type ScreenGroup = { readonly title: string; readonly screens: readonly Screen[] };

/** The screens that a person may open, as the side panel and the palette show them (R1). */
export function screenGroups(actor: Pick<Actor, 'permissions'>): readonly ScreenGroup[] {
  const where = (isAllowed: boolean, ...screens: Screen[]) => (isAllowed ? screens : []);
  return [
    {
      title: 'People',
      screens: [
        { to: '/technicians', label: 'Technicians' },
        ...where(can(actor, 'editUsers'), { to: '/users', label: 'Office users' }),
      ],
    },
    {
      title: 'Lists',
      screens: listKindNames.map((kind) => ({ to: `/lists/${kind}`, label: listKinds[kind].many })),
    },
    {
      title: 'Company',
      screens: [
        { to: '/attention', label: 'Needs attention' },
        { to: '/sync', label: 'Sync' },
        ...where(can(actor, 'seeOutbox'), { to: '/outbox', label: 'Outbox' }),
        ...where(can(actor, 'seeAudit'), { to: '/audit', label: 'Audit log' }),
      ],
    },
    { title: 'Help', screens: [{ to: '/about', label: 'About' }] },
  ];
}
