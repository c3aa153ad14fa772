import type { OfficeUser } from '#domain/access/office-api.ts';
import { formatPhone } from '#domain/record/phone.ts';
import { formatMoment } from '../parts/display.ts';
import type { RecordColumn } from '../parts/table/column.ts';

type Text = (user: OfficeUser) => string | undefined;

const textColumn = (id: string, header: string, size: number, text: Text): RecordColumn<OfficeUser> => ({
  id,
  header,
  size,
  text: (user) => text(user) ?? '',
  sortKey: (user) => text(user) || undefined,
  cell: (user) => <span title={text(user) ?? ''}>{text(user)}</span>,
});

/** The columns of the table. `roleName` finds the name of a role by its id. */
export const userColumns = (roleName: (id: string) => string): RecordColumn<OfficeUser>[] => [
  {
    ...textColumn('name', 'Name', 180, ({ name }) => name),
    cell: (user) => <strong style={{ fontWeight: 550 }}>{user.name}</strong>,
  },
  textColumn('username', 'Username', 140, ({ username }) => username),
  textColumn('email', 'Email', 270, ({ email }) => email ?? undefined),
  {
    ...textColumn('phone', 'Phone', 130, ({ phone }) => formatPhone(phone ?? '')),
    cell: (user) => <span className="num">{formatPhone(user.phone ?? '')}</span>,
  },
  textColumn('role', 'Role', 140, ({ roleId }) => roleName(roleId)),
  {
    ...textColumn('lastSignIn', 'Last sign-in', 170, ({ lastSignInAt }) => lastSignInAt ?? undefined),
    cell: (user) => <LastSignIn user={user} />,
  },
  {
    ...textColumn('active', 'Active', 90, ({ active }) => (active ? 'Yes' : 'No')),
    cell: (user) => (user.active ? 'Yes' : <span className="pill">Inactive</span>),
  },
];

function LastSignIn({ user: { lastSignInAt, hasPassword } }: { readonly user: OfficeUser }) {
  if (lastSignInAt) return <span className="num">{formatMoment(lastSignInAt)}</span>;
  if (!hasPassword) return <span className="pill warn">No password yet</span>;
  return <span className="muted">Never</span>;
}
