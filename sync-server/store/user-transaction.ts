import { type SessionTransaction, sessionsIn } from './session-transaction.ts';
import type { Insert, Sql } from './sql.ts';
import type { Transaction } from './store.ts';
import { type UserRow, userOf, usersOf } from './user-rows.ts';

type UserTransaction = SessionTransaction &
  Pick<
    Transaction,
    'user' | 'users' | 'saveUser' | 'setPasswordHash' | 'replacePasswordHash' | 'isUsernameTaken'
  >;

const users: Insert = {
  table: 'users',
  columns: [
    ...['id', 'company_id', 'username', 'username_key', 'name', 'role_id', 'active', 'email', 'phone'],
    'overrides',
  ],
  onConflict: `ON CONFLICT (id) DO UPDATE SET username = excluded.username, username_key = excluded.username_key,
    name = excluded.name, role_id = excluded.role_id, active = excluded.active, email = excluded.email,
    phone = excluded.phone, overrides = excluded.overrides`,
};

/** The part of a transaction that is about office users. */
export const userTransaction = (sql: Sql, companyId: string): UserTransaction => ({
  ...sessionsIn(sql, companyId),
  user: async (id) => {
    const text = 'SELECT * FROM users WHERE company_id = ? AND id = ?';
    const row = await sql.one<UserRow>(text, companyId, id);
    return row && userOf(row);
  },
  users: () => usersOf(sql, companyId),
  saveUser: ({ id, username, name, roleId, active, email = null, phone = null, permissionOverrides }) => {
    const overrides = permissionOverrides ? JSON.stringify(permissionOverrides) : null;
    const about = [name, roleId, active ? 1 : 0, email, phone, overrides];
    return sql.insert(users, [[id, companyId, username, username.trim().toLowerCase(), ...about]]);
  },
  setPasswordHash: async (userId, hash) => {
    const text = 'UPDATE users SET password_hash = ? WHERE company_id = ? AND id = ?';
    await sql.run(text, hash, companyId, userId);
  },
  replacePasswordHash: async (userId, from, to) => {
    const text = 'UPDATE users SET password_hash = ? WHERE company_id = ? AND id = ? AND password_hash = ?';
    await sql.run(text, to, companyId, userId, from);
  },
  isUsernameTaken: async (username, ownId) => {
    const text = 'SELECT 1 AS found FROM users WHERE username_key = ? AND id <> ?';
    return (await sql.one(text, username.trim().toLowerCase(), ownId)) !== undefined;
  },
});
