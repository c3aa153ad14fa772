import type { Sql } from './sql.ts';
import type { User } from './store.ts';

export type UserRow = {
  readonly id: string;
  readonly company_id: string;
  readonly username: string;
  readonly name: string;
  readonly role_id: string;
  readonly active: number;
  readonly email: string | null;
  readonly phone: string | null;
  readonly password_hash: string | null;
  readonly overrides: string | null;
  readonly last_sign_in_at: string | null;
};

export const userOf = (row: UserRow): User => ({
  id: row.id,
  companyId: row.company_id,
  username: row.username,
  name: row.name,
  roleId: row.role_id,
  active: row.active === 1,
  email: row.email ?? undefined,
  phone: row.phone ?? undefined,
  permissionOverrides:
    row.overrides === null
      ? undefined
      : (JSON.parse(row.overrides) as NonNullable<User['permissionOverrides']>),
  lastSignInAt: row.last_sign_in_at ?? undefined,
});

/** All of the company, by name. */
export async function usersOf(sql: Sql, companyId: string): Promise<readonly User[]> {
  const rows = await sql.all<UserRow>(
    'SELECT * FROM users WHERE company_id = ? ORDER BY name, id',
    companyId,
  );
  return rows.map(userOf);
}
