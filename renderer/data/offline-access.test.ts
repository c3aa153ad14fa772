import { beforeEach, describe, expect, it } from 'vitest';
import { deviceTokenOf, keepOfflineAccess, signInOffline } from './offline-access.ts';
import type { SecretStore, Session } from './session.ts';

let kept: Map<string, string>;
let secrets: SecretStore;

beforeEach(() => {
  kept = new Map();
  secrets = {
    read: async (name) => kept.get(name) ?? null,
    write: async (name, value) => {
      kept.set(name, value);
      return { ok: true };
    },
    remove: async (name) => void kept.delete(name),
  };
});

const session = (id: string): Session => ({
  serverAddress: 'https://roster.example',
  token: 'secret-token',
  refreshToken: 'secret-refresh',
  deviceToken: `device-of-${id}`,
  user: { id, name: id, roleId: 'manager', permissions: [] },
  company: { id: 'northline', name: 'Northline' },
});

const password = 'correct horse battery';
const enter = (username: string, typed: string, address = 'https://roster.example') =>
  signInOffline(secrets, address, username, typed);

describe('[S20] signing in without the server', () => {
  it('lets in who signed in here before, whatever the case of the name, without tokens', async () => {
    await keepOfflineAccess(secrets, 'Ann', password, session('ann'));
    const answer = await enter(' ann ', password);
    expect(answer).toMatchObject({ ok: true, session: { user: { id: 'ann' }, token: '', refreshToken: '' } });
  });

  it('refuses another password, another name and another server', async () => {
    await keepOfflineAccess(secrets, 'ann', password, session('ann'));
    expect(await enter('ann', `${password} `)).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(await enter('bob', password)).toEqual({ ok: false, reason: 'unknown' });
    expect(await enter('ann', password, 'https://other.example')).toEqual({ ok: false, reason: 'unknown' });
  });

  it('keeps people apart: each password opens its own', async () => {
    await keepOfflineAccess(secrets, 'ann', password, session('ann'));
    await keepOfflineAccess(secrets, 'bob', 'another long one', session('bob'));
    expect(await enter('ann', 'another long one')).toMatchObject({ ok: false });
    expect(await enter('bob', 'another long one')).toMatchObject({ session: { user: { id: 'bob' } } });
    expect(await deviceTokenOf(secrets, 'https://roster.example', 'ann')).toBe('device-of-ann');
  });

  it('keeps neither the password nor the tokens', async () => {
    await keepOfflineAccess(secrets, 'ann', password, session('ann'));
    const text = [...kept.values()].join();
    for (const secret of [password, 'secret-token', 'secret-refresh']) expect(text).not.toContain(secret);
  });

  it('takes a store that can not be read for an empty one', async () => {
    kept.set('offline-access', 'not json');
    expect(await enter('ann', password)).toMatchObject({ ok: false });
  });
});
