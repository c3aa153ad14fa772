import { describe, expect, it } from 'vitest';
import type { SecretStore } from '../session.ts';
import { databaseKey, forgetDatabaseKey } from './database-key.ts';

const name = 'fieldroster-0123456789abcdef01234567';

/** Takes names as the shell does. */
function vault(given: Partial<SecretStore> = {}) {
  const kept = new Map<string, string>();
  const secrets: SecretStore = {
    read: async (at) => kept.get(at) ?? null,
    write: async (at, value) => {
      if (!/^[a-z-]{1,40}$/.test(at)) throw new Error('bad arguments');
      kept.set(at, value);
      return { ok: true };
    },
    remove: async (at) => void kept.delete(at),
    ...given,
  };
  return { kept, secrets };
}

const refusing = async () => ({ ok: false, reason: 'no place' }) as const;
const broken = async () => Promise.reject(new Error('it does not unseal'));

describe('databaseKey', () => {
  it('is made once for each database, and stays', async () => {
    const { secrets, kept } = vault();
    const first = await databaseKey(secrets, name);
    const again = await databaseKey(secrets, name);
    const other = await databaseKey(secrets, name.replace('0', '1'));
    const ids = [first, again, other].map((found) => found.ok && found.key?.id);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(kept.size).toBe(2);
  });

  it('is null where nothing can be kept', async () => {
    const { secrets } = vault({ write: refusing });
    expect(await databaseKey(secrets, name)).toEqual({ ok: true, key: null });
  });

  it('is not replaced where there is one that does not unseal', async () => {
    const { secrets, kept } = vault({ read: broken });
    expect(await databaseKey(secrets, name)).toEqual({ ok: false, reason: 'lost' });
    expect(await databaseKey({ ...secrets, write: refusing }, name)).toEqual({ ok: false, reason: 'locked' });
    expect(kept.size).toBe(0);
  });

  it('is a new one after it was forgotten', async () => {
    const { secrets } = vault();
    const first = await databaseKey(secrets, name);
    await forgetDatabaseKey(secrets, name);
    expect(await databaseKey(secrets, name)).not.toMatchObject({ key: { id: first.ok && first.key?.id } });
  });
});
