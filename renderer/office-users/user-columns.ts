import type { OfficeUser } from '#domain/access/office-api.ts';
import { formatPhone } from '#domain/record/phone.ts';
import { formatMoment } from '../parts/display.ts';
import type { CellContent } from '../parts/table/cell-content.ts';
import type { RecordColumn } from '../parts/table/column.ts';

type Text = (user: OfficeUser) => string | undefined;

const textColumn = (id: string, header: string, size: number, text: Text): RecordColumn<OfficeUser> => ({
  id,
  header,
  size,
  text: (user) => text(user) ?? '',
  sortKey: (user) => text(user) || undefined,
  cell: (user) => text(user) ?? '',
});

/** The columns of the table. `roleName` finds the name of a role by its id. */
export const userColumns = (roleName: (id: string) => string): RecordColumn<OfficeUser>[] => [
  {
    ...textColumn('name', 'Name', 180, ({ name }) => name),
    cell: (user) => [{ text: user.name, isStrong: true }],
    isRowName: true,
  },
  textColumn('username', 'Username', 140, ({ username }) => username),
  textColumn('email', 'Email', 270, ({ email }) => email ?? undefined),
  {
    ...textColumn('phone', 'Phone', 130, ({ phone }) => formatPhone(phone ?? '')),
    cell: (user) => [{ text: formatPhone(user.phone ?? ''), className: 'num' }],
  },
  textColumn('role', 'Role', 140, ({ roleId }) => roleName(roleId)),
  {
    ...textColumn('lastSignIn', 'Last sign-in', 170, ({ lastSignInAt }) => lastSignInAt ?? undefined),
    cell: lastSignIn,
  },
  {
    ...textColumn('active', 'Active', 90, ({ active }) => (active ? 'Yes' : 'No')),
    cell: (user) => (user.active ? 'Yes' : [{ text: 'Inactive', className: 'pill' }]),
  },
];

function lastSignIn({ lastSignInAt, hasPassword }: OfficeUser): CellContent {
  if (lastSignInAt) return [{ text: formatMoment(lastSignInAt), className: 'num' }];
  if (!hasPassword) return [{ text: 'No password yet', className: 'pill warn' }];
  return [{ text: 'Never', className: 'muted' }];
}
