import { messageOf } from './people-rows.ts';
import type { PeopleTransaction } from './people-store.ts';
import type { Insert, Sql } from './sql.ts';

const messages: Insert = {
  table: 'messages',
  columns: [
    ...[
      'id',
      'company_id',
      'request_id',
      'kind',
      'subject_kind',
      'subject_id',
      'channel',
      'address',
      'facts',
    ],
    ...['state', 'attempts', 'next_at', 'created_at', 'sent_at', 'error', 'file'],
  ],
};

/** The part of a transaction that is about messages. */
export function messageTransaction(
  sql: Sql,
  companyId: string,
): Pick<PeopleTransaction, 'addMessage' | 'message' | 'changeMessage'> {
  const message: PeopleTransaction['message'] = async (id) => {
    const row = await sql.one('SELECT * FROM messages WHERE company_id = ? AND id = ?', companyId, id);
    return row && messageOf(row);
  };
  return {
    message,
    addMessage: ({ id, requestId, kind, subject, channel, address, facts, ...rest }) => {
      const about = [requestId, kind, subject.kind, subject.id, channel, address, JSON.stringify(facts)];
      const { state, attempts, nextAt, createdAt, sentAt, error, file } = rest;
      const now = [state, attempts, nextAt, createdAt, sentAt, error, file];
      return sql.insert(messages, [[id, companyId, ...about, ...now]]);
    },
    changeMessage: async (id, change) => {
      const standing = await message(id);
      if (!standing) throw new Error(`There is no message ${id}`);
      const { state, attempts, nextAt, sentAt, error, file } = { ...standing, ...change };
      const text = `UPDATE messages SET state = ?, attempts = ?, next_at = ?, sent_at = ?, error = ?, file = ?
        WHERE company_id = ? AND id = ?`;
      await sql.run(text, state, attempts, nextAt, sentAt, error, file, companyId, id);
    },
  };
}
