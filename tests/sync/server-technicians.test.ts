import { hash as argon2 } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokenHash } from '#server/accounts/tokens.ts';
import { redeem } from '#server/technicians/redeem.ts';
import { password, postJson } from './server-fixture.ts';
import {
  addLink,
  auditedActions,
  browserAt,
  company,
  giveAccount,
  hour,
  profileIn,
  putProfile,
  startTechnicianServer,
  type TechnicianServer,
} from './technician-fixture.ts';

let server: TechnicianServer;
beforeEach(async () => {
  server = await startTechnicianServer();
  await putProfile(server.store, 't-1', { name: 'Ada Byron' });
});
afterEach(() => server.stop());

const next = 'a new long password';
const chosen = { next, confirm: next };
const invited = { username: 'ada', ...chosen };
const browser = () => browserAt(server.address);
const signIn = (username = 'ada', typed = password, deviceToken?: string) =>
  postJson(server.address, '/api/technician/sign-in', { username, password: typed, deviceToken });
const tokenFrom = async (answer: Response) => ((await answer.json()) as { token: string }).token;
const me = (token: string) =>
  fetch(`${server.address}/api/technician/me`, { headers: { authorization: `Bearer ${token}` } });
const statusAndCode = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
];

describe('an invitation', () => {
  it('makes an account that can sign in, and marks the profile', async () => {
    const token = await addLink(server);
    const form = await browser().get(`/invite/${token}`);
    const page = await form.text();
    expect(form.status).toBe(200);
    for (const label of ['Username', 'Password', 'Confirm password'])
      expect(page).toContain(`>${label}</label>`);
    expect(page).toContain('>Create account</button>');
    expect(page).not.toContain('Code');
    const made = await browser().send(`/invite/${token}`, invited);
    expect([made.status, await made.text()]).toEqual([200, expect.stringContaining('href="/technician"')]);
    expect(await profileIn(server.store, 't-1')).toMatchObject({
      account: { state: 'accepted', username: 'ada', acceptedAt: expect.stringMatching(/Z$/) },
    });
    expect(await auditedActions(server.store)).toEqual(['accepted']);
    expect(server.announced).toEqual([
      { companyId: company, collection: 'technicians', seq: expect.any(Number) },
    ]);
    expect((await signIn('ADA', next)).status).toBe(200);
  });

  it('that was used, was replaced, has run out or never was gets one and the same page', async () => {
    const used = await addLink(server);
    await browser().send(`/invite/${used}`, invited);
    await putProfile(server.store, 't-2');
    const replaced = await addLink(server, { subject: { kind: 'technician', id: 't-2' } });
    const standing = await addLink(server, { subject: { kind: 'technician', id: 't-2' } });
    await putProfile(server.store, 't-3');
    const old = await addLink(server, {
      subject: { kind: 'technician', id: 't-3' },
      expiresAt: server.now() + hour / 2,
    });
    expect((await browser().get(`/invite/${old}`)).status).toBe(200);
    server.clock.ahead = hour / 2;
    const reset = await addLink(server, { purpose: 'reset' });
    const pages = new Set<string>();
    for (const token of [used, replaced, old, reset, 'x'.repeat(43), 'x', '<b>', '%00'])
      for (const answer of [
        await browser().get(`/invite/${encodeURIComponent(token)}`),
        await browser().send(`/invite/${encodeURIComponent(token)}`, invited),
      ]) {
        expect(answer.status).toBe(410);
        pages.add(await answer.text());
      }
    expect([...pages]).toEqual([expect.stringContaining('Ask the office for a new one')]);
    expect((await browser().get(`/invite/${standing}`)).status).toBe(200);
  });

  it('is used once when two try at the same time', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = `race-${round}`;
      await putProfile(server.store, id);
      const token = await addLink(server, { subject: { kind: 'technician', id } });
      const names = [`first-${round}`, `second-${round}`];
      const answers = await Promise.all(
        names.map((username) => browser().send(`/invite/${token}`, { ...invited, username })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
      const winner = names[answers.findIndex(({ status }) => status === 200)];
      expect(await profileIn(server.store, id)).toMatchObject({ account: { username: winner } });
      expect(await server.store.people.technicianByUsername(`${winner}`)).toMatchObject({ technicianId: id });
    }
    expect(await auditedActions(server.store)).toHaveLength(12);
  });

  it('says what is wrong, in words and at the field, and keeps what was typed', async () => {
    const token = await addLink(server);
    const answer = await browser().send(`/invite/${token}`, {
      username: 'a b',
      next: 'short',
      confirm: 'other',
    });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(/role="alert"[\s\S]*<a href="#username">Username<\/a>: A username has letters/);
    for (const name of ['username', 'next', 'confirm']) {
      expect(page).toMatch(
        new RegExp(`id="${name}"[^>]*aria-invalid="true"[^>]*aria-describedby="${name}-problem`),
      );
      expect(page).toContain(`<p class="problem" id="${name}-problem">`);
    }
    expect(page).toContain('value="a b"');
    expect(page).not.toContain('short');
    expect(page).not.toContain('value="other"');
    expect((await browser().send(`/invite/${token}`, invited)).status).toBe(200);
  });

  it('stays good when the username belongs to somebody else', async () => {
    await giveAccount(server.store, 't-2', 'taken');
    const token = await addLink(server);
    const answer = await browser().send(`/invite/${token}`, { ...invited, username: 'Taken' });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Somebody has this')]);
    expect(await auditedActions(server.store)).toEqual([]);
    expect((await browser().send(`/invite/${token}`, invited)).status).toBe(200);
  });

  it('[R18] warns of a username that somebody in the office has', async () => {
    const page = async (username: string) => {
      const token = await addLink(server);
      return (await browser().send(`/invite/${token}`, { ...invited, username })).text();
    };
    expect(await page('Admin')).toMatch(
      /role="status">A colleague in the office has the same username.*separate/,
    );
    expect(await page('ada')).not.toContain('colleague');
  });

  it('does nothing for a profile that is not active, and works again when it is', async () => {
    const token = await addLink(server);
    await putProfile(server.store, 't-1', { active: false });
    expect((await browser().get(`/invite/${token}`)).status).toBe(410);
    expect((await browser().send(`/invite/${token}`, invited)).status).toBe(410);
    await putProfile(server.store, 't-1', { active: true });
    expect((await browser().send(`/invite/${token}`, invited)).status).toBe(200);
  });

  it('of an office user sets the password of the username that it shows', async () => {
    const token = await addLink(server, { subject: { kind: 'user', id: 'user-admin' } });
    const form = await (await browser().get(`/invite/${token}`)).text();
    expect(form).toContain('<strong>admin</strong>');
    expect(form).not.toContain('for="username"');
    const made = await browser().send(`/invite/${token}`, { ...chosen, username: 'other' });
    expect(await made.text()).toContain('Sign in in the Fieldroster app');
    const before = await hashOfAdmin();
    expect(before).toMatch(/^\$argon2id/);
    expect(await auditedActions(server.store)).toEqual(['accepted']);
    expect((await browser().send(`/invite/${token}`, chosen)).status).toBe(410);
    expect(await hashOfAdmin()).toBe(before);
  });
});

const hashOfAdmin = async () => (await server.store.accounts.byUsername('admin'))?.passwordHash;

describe('a code that came by text', () => {
  const code = '042137';

  it('is asked for, and needed', async () => {
    const token = await addLink(server, { code });
    expect(await (await browser().get(`/invite/${token}`)).text()).toContain('>Code</label>');
    for (const wrong of ['', '42137', 'abcdef', '0421370'])
      expect((await browser().send(`/invite/${token}`, { ...invited, code: wrong })).status).toBe(422);
    const answer = await browser().send(`/invite/${token}`, { ...invited, code: '042138' });
    expect(await answer.text()).toContain('This is not the code in the message.');
    expect((await browser().send(`/invite/${token}`, { ...invited, code: '042 137' })).status).toBe(200);
  });

  it('voids the link after five wrong ones, also when they come at the same time', async () => {
    const token = await addLink(server, { code });
    const tries = ['1', '2', '3', '4', '5', '6', '7'].map((digit) => digit.repeat(6));
    const answers = await Promise.all(
      tries.map((wrong) => browser().send(`/invite/${token}`, { ...invited, code: wrong })),
    );
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(3);
    expect((await browser().send(`/invite/${token}`, { ...invited, code })).status).toBe(410);
  });

  it('counts no wrong code against a link that came after', async () => {
    const old = await addLink(server, { code });
    const link = await server.store.people.link(tokenHash(old));
    if (!link) throw new Error('No link');
    const token = await addLink(server, { code });
    expect((await browser().send(`/invite/${old}`, { ...invited, code: '999999' })).status).toBe(410);
    // As when the old one was looked up right before it was replaced.
    const late = { link, username: 'ada', password: next, code: '999999', device: 'Browser' };
    const { store, now } = server;
    const told = { announce: () => undefined, ended: () => undefined, sendReset: async () => undefined };
    const done = await redeem({ store, now, publicUrl: () => server.address, ...told }, late);
    expect(done).toEqual({ ok: false, reason: 'gone' });
    expect((await browser().send(`/invite/${token}`, { ...invited, code })).status).toBe(200);
  });
});

describe('a reset', () => {
  const resetLink = () => addLink(server, { purpose: 'reset' });

  it('sets another password, ends all sessions and asks for no other change', async () => {
    await giveAccount(server.store, 't-1', 'ada', true);
    const session = await tokenFrom(await signIn());
    const page = browser();
    await page.send('/technician', { username: 'ada', password });
    expect((await me(session)).status).toBe(200);
    const token = await resetLink();
    expect(await (await browser().get(`/reset/${token}`)).text()).toMatch(/New password[\s\S]*Set password/);
    expect((await browser().send(`/reset/${token}`, chosen)).status).toBe(200);
    expect((await me(session)).status).toBe(401);
    expect(await (await page.get('/technician')).text()).toContain('>Sign in</button>');
    expect((await signIn()).status).toBe(401);
    const fresh = await signIn('ada', next);
    expect(await fresh.json()).toMatchObject({ technician: { mustChangePassword: false } });
    expect(await auditedActions(server.store)).toEqual(['passwordReset']);
    expect((await browser().send(`/reset/${token}`, chosen)).status).toBe(410);
  });

  it('is used once when many try at the same time', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    for (let round = 0; round < 8; round += 1) {
      const token = await resetLink();
      const words = ['one', 'two', 'three'].map((word) => `${word} long password ${round}`);
      const answers = await Promise.all(
        words.map((word) => browser().send(`/reset/${token}`, { next: word, confirm: word })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const won = words[answers.findIndex(({ status }) => status === 200)];
      expect((await signIn('ada', won)).status).toBe(200);
    }
  });

  it('is good for its time, and voids the invitation beside it', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    const invitation = await addLink(server);
    const token = await resetLink();
    server.clock.ahead = hour - 1000;
    expect((await browser().get(`/reset/${token}`)).status).toBe(200);
    server.clock.ahead = hour + 1000;
    expect((await browser().send(`/reset/${token}`, chosen)).status).toBe(410);
    server.clock.ahead = 0;
    expect((await browser().send(`/reset/${token}`, chosen)).status).toBe(200);
    expect((await browser().get(`/invite/${invitation}`)).status).toBe(410);
  });

  it('of an office user ends their sessions', async () => {
    const { accounts } = server.store;
    const at = server.now() + hour;
    await accounts.startSession('user-admin', server.now(), {
      sessionId: 'session-1',
      access: { hash: 'a', expiresAt: at },
      refresh: { hash: 'b', expiresAt: at },
    });
    const token = await addLink(server, { purpose: 'reset', subject: { kind: 'user', id: 'user-admin' } });
    expect((await browser().send(`/reset/${token}`, chosen)).status).toBe(200);
    expect(server.endedSessions).toEqual(['session-1']);
    expect(await accounts.isOpen('session-1')).toBe(false);
  });

  it('does not take the username for a password', async () => {
    await giveAccount(server.store, 't-1', 'ada.byron.lovelace');
    const same = { next: 'Ada.Byron.Lovelace', confirm: 'Ada.Byron.Lovelace' };
    expect((await browser().send(`/reset/${await resetLink()}`, same)).status).toBe(422);
  });
});

describe('asking for a reset', () => {
  const ask = (who: string) => browser().send('/reset', { who });
  const claim = (kind: 'email' | 'phone', value: string) =>
    server.store.transaction(company, (tx) => tx.claim({ person: 'technician', kind, value }, 't-1'));

  it('is answered in the same way for known and unknown, and writes to the known only', async () => {
    await putProfile(server.store, 't-1', { email: 'Ada@acme.test', mobilePhone: '+12025550143' });
    await giveAccount(server.store, 't-1', 'ada');
    await claim('email', 'ada@acme.test');
    await claim('phone', '+12025550143');
    const answers = [];
    for (const who of [
      'ada',
      'ADA@acme.test',
      '(202) 555-0143',
      'nobody',
      'no@acme.test',
      '202-555-0199',
      '<b>',
    ])
      answers.push(await ask(who));
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(pages).size).toBe(1);
    const reset = { subject: { kind: 'technician', id: 't-1' }, channel: 'email', address: 'Ada@acme.test' };
    await vi.waitFor(() => expect(server.resets).toEqual([reset, reset, reset]));
  });

  it('goes by text where there is no email, and to office users by their username', async () => {
    await putProfile(server.store, 't-1', { mobilePhone: '+12025550143' });
    await giveAccount(server.store, 't-1', 'ada');
    await ask('ada');
    await vi.waitFor(() =>
      expect(server.resets).toMatchObject([{ channel: 'text', address: '+12025550143' }]),
    );
    await ask('admin');
    await vi.waitFor(() =>
      expect(server.resets[1]).toMatchObject({ subject: { kind: 'user' }, address: 'admin@acme.test' }),
    );
  });

  it('writes to nobody who has no account, is not active or has no mobile access', async () => {
    await putProfile(server.store, 't-1', { email: 'ada@acme.test' });
    await claim('email', 'ada@acme.test');
    await giveAccount(server.store, 't-2', 'gone');
    await putProfile(server.store, 't-2', { email: 'b@acme.test', active: false });
    await giveAccount(server.store, 't-3', 'barred');
    await putProfile(server.store, 't-3', { email: 'c@acme.test', mobileAccess: false });
    await giveAccount(server.store, 't-4', 'last');
    await putProfile(server.store, 't-4', { email: 'd@acme.test' });
    for (const who of ['ada@acme.test', 'gone', 'barred', 'last']) await ask(who);
    await vi.waitFor(() => expect(server.resets).toHaveLength(1));
    expect(server.resets).toMatchObject([{ address: 'd@acme.test' }]);
  });

  it('is limited in the same way for known and unknown', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    for (const who of ['ada', 'nobody']) {
      for (let tries = 0; tries < 5; tries += 1) expect((await ask(who)).status).toBe(200);
      const refused = await ask(who);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.text()).toContain('Too many tries');
    }
    server.clock.ahead = 2 * hour;
    expect((await ask('ada')).status).toBe(200);
  });
});

describe('the technician page', () => {
  const fieldRole = { id: 'role-1', kind: 'role', name: 'Lead', permissions: ['fieldInvoice', 'fieldTasks'] };

  it('lets in by a cookie that scripts and other sites cannot use, and out again', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    const page = browser();
    const answer = await page.send('/technician', { username: 'ada', password });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/technician']);
    for (const line of answer.headers.getSetCookie())
      expect(line).toMatch(
        /^fieldroster-(technician|device)=[\w.-]+; Path=\/technician; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
      );
    expect(page.cookies.size).toBe(2);
    const token = page.cookies.get('fieldroster-technician') ?? '';
    const shown = await (await page.get('/technician')).text();
    expect(shown).toContain('<h1>Ada Byron</h1>');
    expect(shown).toContain('Acme &amp; Sons');
    for (const label of [
      'Current password',
      'New password',
      'Confirm password',
      'Change password',
      'Sign out',
    ])
      expect(shown).toContain(label);
    expect((await page.send('/technician/sign-out', {})).status).toBe(303);
    expect(page.cookies.has('fieldroster-technician')).toBe(false);
    expect((await me(token)).status).toBe(401);
  });

  it('marks its cookies as secure where people reach it by https', async () => {
    const secure = await startTechnicianServer('https://fieldroster.acme.test');
    await giveAccount(secure.store, 't-1', 'ada');
    const answer = await browserAt(secure.address).send('/technician', { username: 'ada', password });
    for (const line of answer.headers.getSetCookie()) expect(line).toMatch(/; Secure$/);
    await secure.stop();
  });

  it('shows what the technician may do, by role and exceptions', async () => {
    await server.store.transaction(company, (tx) => tx.put('lists', [fieldRole]));
    await giveAccount(server.store, 't-1', 'ada');
    await putProfile(server.store, 't-1', {
      roleId: 'role-1',
      permissionOverrides: { fieldTasks: false, fieldHistory: true },
    });
    const answer = (await (await signIn()).json()) as { technician: { permissions: string[] } };
    expect(answer.technician.permissions).toEqual(['fieldInvoice', 'fieldHistory']);
    const page = browser();
    await page.send('/technician', { username: 'ada', password });
    const shown = await (await page.get('/technician')).text();
    expect(shown).toContain('Make an invoice at the job.');
    expect(shown).not.toContain('Add tasks');
  });

  it('gives a technician nothing of a role of the office', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    await server.store.transaction(company, (tx) =>
      tx.put('lists', [{ ...fieldRole, id: 'office-1', office: true }]),
    );
    for (const roleId of ['administrator', 'manager', 'office-1']) {
      await putProfile(server.store, 't-1', { roleId });
      expect(await (await signIn()).json()).toMatchObject({ technician: { permissions: [] } });
    }
  });

  it('asks for another password first, where the office chose it', async () => {
    await giveAccount(server.store, 't-1', 'ada', true);
    const page = browser();
    await page.send('/technician', { username: 'ada', password });
    const first = await (await page.get('/technician')).text();
    expect(first).toContain('>Set password</button>');
    expect(first).not.toContain('Current password');
    expect(first).not.toContain('What you may do');
    const same = await page.send('/technician/password', { next: password, confirm: password });
    expect([same.status, await same.text()]).toEqual([422, expect.stringContaining('pick another')]);
    expect((await page.send('/technician/password', chosen)).status).toBe(303);
    expect(await (await page.get('/technician')).text()).toContain('What you may do');
    const unknowing = await page.send('/technician/password', {
      next: 'one more password',
      confirm: 'one more password',
    });
    expect(unknowing.status).toBe(422);
  });

  it('changes the password with the present one, and signs out everywhere else', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    const [page, other] = [browser(), browser()];
    for (const each of [page, other]) await each.send('/technician', { username: 'ada', password });
    const wrong = await page.send('/technician/password', { current: 'not this one', ...chosen });
    expect(await wrong.text()).toContain('This is not the password.');
    const unlike = await page.send('/technician/password', { current: password, next, confirm: `${next}x` });
    expect(await unlike.text()).toContain('The two passwords are not the same.');
    const done = await page.send('/technician/password', { current: password, ...chosen });
    expect(done.headers.get('location')).toBe('/technician?changed');
    expect(await (await page.get('/technician?changed')).text()).toContain('Your password is changed');
    expect(await (await other.get('/technician')).text()).toContain('>Sign in</button>');
    expect((await signIn('ada', next)).status).toBe(200);
    expect(await auditedActions(server.store)).toEqual(['passwordChanged']);
  });

  it('does not let the present password be guessed within a session', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    const page = browser();
    await page.send('/technician', { username: 'ada', password });
    const statuses = [];
    for (let tries = 0; tries < 11; tries += 1)
      statuses.push(
        (await page.send('/technician/password', { current: `wrong ${tries}`, ...chosen })).status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
  });

  it('says the same for an unknown name and a wrong password, and why a profile is refused', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    const unknown = await browser().send('/technician', { username: 'nobody', password });
    const wrong = await browser().send('/technician', { username: 'ada', password: 'not this one' });
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect((await unknown.text()).replaceAll('nobody', 'ada')).toBe(await wrong.text());
    await putProfile(server.store, 't-1', { active: false });
    const inactive = await browser().send('/technician', { username: 'ada', password });
    expect([inactive.status, await inactive.text()]).toEqual([403, expect.stringContaining('not active')]);
  });

  it('closes at once for a profile that may not sign in any more', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    const page = browser();
    await page.send('/technician', { username: 'ada', password });
    await putProfile(server.store, 't-1', { mobileAccess: false });
    const refused = await page.get('/technician');
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('Mobile access is off'),
    ]);
    expect((await page.send('/technician/password', { current: password, ...chosen })).status).toBe(303);
    expect((await signIn('ada', next)).status).toBe(401);
  });
});

describe('POST /api/technician/sign-in', () => {
  beforeEach(() => giveAccount(server.store, 't-1', 'ada'));

  it('answers a session, and puts the date on the profile', async () => {
    const answer = await signIn(' ADA ');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const body = (await answer.json()) as { token: string };
    expect(body).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      deviceToken: expect.stringMatching(/^[\w-]{22}\.[\w-]{43}$/),
      technician: { id: 't-1', name: 'Ada Byron', permissions: [], mustChangePassword: false },
      company: { id: company, name: 'Acme & Sons' },
    });
    expect(await profileIn(server.store, 't-1')).toMatchObject({
      account: { state: 'active', username: 'ada', lastSignInAt: expect.any(String) },
    });
    expect(server.announced).toHaveLength(1);
    const { token: _token, ...about } = body as typeof body & { deviceToken?: string };
    delete about.deviceToken;
    expect(await (await me(body.token)).json()).toEqual(about);
    server.clock.ahead = 30 * 24 * hour - 1000;
    expect((await me(body.token)).status).toBe(200);
    server.clock.ahead = 30 * 24 * hour + 1000;
    expect((await me(body.token)).status).toBe(401);
  });

  it('answers the same for an unknown name and a wrong password, also of one who is barred', async () => {
    const answers = [await signIn('nobody'), await signIn('ada', 'wrong')];
    await putProfile(server.store, 't-1', { active: false });
    answers.push(await signIn('ada', 'wrong'));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  it('refuses with the code, and so do open sessions at once', async () => {
    const token = await tokenFrom(await signIn());
    await putProfile(server.store, 't-1', { active: false });
    expect(await statusAndCode(await signIn())).toEqual([403, 'inactive']);
    expect(await statusAndCode(await me(token))).toEqual([403, 'inactive']);
    await putProfile(server.store, 't-1', { active: true, mobileAccess: false });
    expect(await statusAndCode(await signIn())).toEqual([403, 'no_mobile_access']);
    expect(await statusAndCode(await me(token))).toEqual([403, 'no_mobile_access']);
    await putProfile(server.store, 't-1', { mobileAccess: true, _deleted: true });
    expect(await statusAndCode(await signIn())).toEqual([403, 'inactive']);
  });

  it('signs out, and changes the password, within a session only', async () => {
    const authorization = `Bearer ${await tokenFrom(await signIn())}`;
    const change = (current: string, to: string) =>
      postJson(server.address, '/api/technician/password', { current, next: to }, { authorization });
    expect(await (await change('wrong', next)).json()).toMatchObject({ error: { field: 'current' } });
    expect(await (await change(password, 'short')).json()).toMatchObject({ error: { field: 'next' } });
    expect((await change(password, next)).status).toBe(200);
    expect((await postJson(server.address, '/api/technician/sign-out', {}, { authorization })).status).toBe(
      200,
    );
    expect((await change(next, password)).status).toBe(401);
    expect((await postJson(server.address, '/api/technician/sign-out', {})).status).toBe(401);
  });

  it('slows down guessing, and lets in the phone that is known all the same', async () => {
    const { deviceToken } = (await (await signIn()).json()) as { deviceToken: string };
    for (let tries = 0; tries < 10; tries += 1) expect((await signIn('ada', 'wrong')).status).toBe(401);
    expect(await statusAndCode(await signIn())).toEqual([429, 'too_many_tries']);
    const known = await signIn('ada', password, deviceToken);
    expect(known.status).toBe(200);
    expect(await known.json()).toMatchObject({ deviceToken });
    for (let tries = 0; tries < 10; tries += 1)
      expect((await signIn('ada', 'wrong', deviceToken)).status).toBe(401);
    expect((await signIn('ada', password, deviceToken)).status).toBe(429);
  });

  it('takes no device token of another account, or a forged one', async () => {
    await giveAccount(server.store, 't-2', 'bob');
    const { deviceToken } = (await (await signIn('bob')).json()) as { deviceToken: string };
    for (let tries = 0; tries < 10; tries += 1) await signIn('ada', 'wrong', deviceToken);
    for (const token of [deviceToken, `${'A'.repeat(22)}.${'A'.repeat(43)}`, 'x'])
      expect((await signIn('ada', password, token)).status).toBe(429);
  });

  it('replaces a hash that was made at another cost', async () => {
    const weak = await argon2(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const account = { technicianId: 't-1', username: 'ada', passwordHash: weak, mustChange: true };
    await server.store.transaction(company, (tx) => tx.saveTechnicianAccount(account));
    const kept = () => server.store.people.technicianByUsername('ada');
    await signIn('ada', 'wrong');
    expect((await kept())?.passwordHash).toBe(weak);
    expect((await signIn()).status).toBe(200);
    expect(await kept()).toMatchObject({
      passwordHash: expect.stringContaining('m=19456,t=2'),
      mustChange: true,
    });
    expect((await signIn()).status).toBe(200);
  });

  it('keeps no token as it is', async () => {
    const body = (await (await signIn()).json()) as { token: string };
    const link = await addLink(server);
    const tables = ['technician_sessions', 'technician_accounts', 'links', 'audit', 'documents'];
    const rows = await Promise.all(tables.map((table) => server.database.query(`SELECT * FROM ${table}`)));
    for (const secret of [body.token, link, password]) expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('every page', () => {
  it('is closed to scripts, frames and caches, and has a language, a title and one heading', async () => {
    const token = await addLink(server);
    for (const path of [`/invite/${token}`, '/invite/unknown', '/reset/unknown', '/reset', '/technician']) {
      const answer = await browser().get(path);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const page = await answer.text();
      expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(page.match(/<title>[^<]+<\/title>/g)).toHaveLength(1);
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page).not.toMatch(/<script|style="|\son\w+="/);
      for (const [, id] of page.matchAll(/<input id="(\w+)"/g)) expect(page).toContain(`<label for="${id}">`);
    }
    const style = await browser().get('/technician/style.css');
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  it('escapes what people wrote', async () => {
    const evil = `<script>alert('x')</script>"`;
    await putProfile(server.store, 't-1', { name: evil });
    await server.store.transaction(company, (tx) => tx.put('company', [{ id: company, name: evil }]));
    const token = await addLink(server);
    await giveAccount(server.store, 't-2', 'bob');
    await putProfile(server.store, 't-2', { name: evil });
    const page = browser();
    await page.send('/technician', { username: 'bob', password });
    for (const answer of [
      await browser().get(`/invite/${token}`),
      await browser().send(`/invite/${token}`, { username: evil }),
      await browser().send('/technician', { username: evil, password }),
      await page.get('/technician'),
    ]) {
      const text = await answer.text();
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toContain('<script');
      expect(text).not.toContain(`'x'`);
    }
  });

  it('takes forms from its own pages only', async () => {
    await giveAccount(server.store, 't-1', 'ada');
    const form = { username: 'ada', password };
    const from = async (origin: string) => (await browser().send('/technician', form, { origin })).status;
    expect(await from(server.address)).toBe(303);
    expect(await from('https://evil.test')).toBe(403);
    expect(await from('null')).toBe(403);
    expect(await from(`${server.address}.evil.test`)).toBe(403);
    const token = await addLink(server);
    const foreign = await browser().send(`/invite/${token}`, invited, { origin: 'https://evil.test' });
    expect([foreign.status, await foreign.text()]).toEqual([403, expect.stringContaining('another site')]);
  });

  it.each(['/invite/x', '/reset/x', '/reset', '/technician', '/technician/password'])(
    'answers 405 to what %s does not understand',
    async (path) => {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await fetch(server.address + path, { method });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
      }
    },
  );

  it('answers 404 and 405 where there is nothing', async () => {
    for (const path of ['/invite', '/invite/a/b', '/technician/x', '/api/technician/x'])
      expect((await browser().get(path)).status).toBe(404);
    expect((await browser().get('/technician/sign-out')).status).toBe(405);
    expect((await browser().get('/api/technician/sign-in')).status).toBe(404);
  });

  it('answers bad bodies with 4xx', async () => {
    const token = await addLink(server);
    const paths = [
      `/invite/${token}`,
      '/reset/x',
      '/reset',
      '/technician',
      '/technician/password',
      '/technician/sign-out',
    ];
    const form = 'application/x-www-form-urlencoded';
    const bodies: [string, BodyInit][] = [
      ['application/json', '{"username":1}'],
      ['multipart/form-data; boundary=x', '--x--'],
      ['text/plain', 'x'],
      [form, '%%%=%ff&=&&&'],
      [form, 'username=%00&next=%ED%A0%80&confirm=%ff'],
      [form, `username=${'x'.repeat(15_000)}&password=${'y'.repeat(1000)}`],
      [form, 'x'.repeat(20_000)],
      [form, new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
      [form, ''],
    ];
    for (const path of paths)
      for (const [type, body] of bodies) {
        const answer = await fetch(server.address + path, {
          method: 'POST',
          body,
          redirect: 'manual',
          headers: { 'content-type': type },
        });
        expect(`${path} ${type} ${answer.status}`).toMatch(/ (200|303|4\d\d)$/);
      }
    const long = await fetch(`${server.address}/reset`, {
      method: 'POST',
      body: 'x'.repeat(20_000),
      headers: { 'content-type': form },
    });
    expect([long.status, await long.text()]).toEqual([413, expect.stringContaining('too much')]);
    for (const body of [
      {},
      [],
      'x',
      null,
      { username: 1, password: [] },
      { username: 'a', password: 'x'.repeat(300) },
    ])
      expect((await postJson(server.address, '/api/technician/sign-in', body)).status).toBe(400);
  });
});
