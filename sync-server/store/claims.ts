import type { Claim, PeopleTransaction } from './people-store.ts';
import { type Insert, listOf, type Sql } from './sql.ts';

type ClaimPart = Pick<
  PeopleTransaction,
  'holderOf' | 'holdersOf' | 'claim' | 'claimFor' | 'release' | 'releaseOf'
>;

const claims: Insert = {
  table: 'claims',
  columns: ['company_id', 'person_kind', 'value_kind', 'value', 'holder_id'],
};

const holder = `SELECT holder_id FROM claims
  WHERE company_id = ? AND person_kind = ? AND value_kind = ? AND value = ?`;

const holders = ({ dialect }: Sql) => `SELECT value_kind AS kind, claims.value AS value, holder_id
  FROM ${dialect.items} AS asked CROSS JOIN claims WHERE company_id = ? AND person_kind = ?
    AND value_kind = asked.value->>0 AND claims.value = asked.value->>1`;

const releaseAll = 'DELETE FROM claims WHERE company_id = ? AND person_kind = ? AND holder_id = ?';
const releaseOne = `${releaseAll} AND value_kind = ?`;
const releaseSome = ({ dialect }: Sql) => `DELETE FROM claims WHERE company_id = ? AND person_kind = ?
  AND value_kind = ? AND holder_id IN (SELECT value->>0 FROM ${dialect.items})`;

type HolderRow = Pick<Claim, 'kind' | 'value'> & { readonly holder_id: string };

/** The part of a transaction that is about who holds a phone or an email (S10). */
export const claimsIn = (sql: Sql, companyId: string): ClaimPart => ({
  holderOf: async ({ person, kind, value }) =>
    (await sql.one<HolderRow>(holder, companyId, person, kind, value))?.holder_id,
  holdersOf: async (person, wanted) => {
    if (wanted.length === 0) return [];
    const asked = JSON.stringify(wanted.map(({ kind, value }) => [kind, value]));
    const rows = await sql.all<HolderRow>(holders(sql), asked, companyId, person);
    return rows.map(({ kind, value, holder_id }) => ({
      claim: { person, kind, value },
      holderId: holder_id,
    }));
  },
  claim: ({ person, kind, value }, holderId) =>
    sql.insert(claims, [[companyId, person, kind, value, holderId]]),
  claimFor: (held) =>
    sql.insert(
      claims,
      held.map(({ claim: { person, kind, value }, holderId }) => [companyId, person, kind, value, holderId]),
    ),
  release: async ({ kind: person, id }, kind) => {
    if (kind) await sql.run(releaseOne, companyId, person, id, kind);
    else await sql.run(releaseAll, companyId, person, id);
  },
  releaseOf: async (person, from) => {
    for (const wanted of ['email', 'phone'] as const) {
      const ids = from.filter(({ kind }) => kind === wanted).map(({ id }) => id);
      if (ids.length > 0) await sql.run(releaseSome(sql), companyId, person, wanted, listOf(ids));
    }
  },
});
