import { describe, expect, it } from 'vitest';
import { admin, ann, edit, edited, technicians, withRights } from '#tests/support/pushed-row.ts';
import type { Actor } from '../access/roles.ts';
import type { AnyRecord } from '../record/field.ts';
import type { Edit } from '../record/own-fields.ts';
import { type Collection, collections } from './collections.ts';
import { type Decision, decide, type Standing } from './decide.ts';
import { decideReoffer } from './reoffer.ts';
import type { WireRecord } from './wire.ts';

/** One record on a server that keeps what it is given, as the store does. */
function server(backup: WireRecord | undefined, collection: Collection = technicians) {
  let record = backup;
  let merges = 0;
  const applied = new Map<string, WireRecord>();
  const setters = new Map<string, Edit>();
  if (backup) applied.set((backup.edit as Edit).id, backup);
  const standing = (): Standing => ({
    record,
    appliedAs: (id) => applied.get(id),
    setBy: (field) => setters.get(field) ?? edit('e0', undefined, 'lee'),
  });
  const keep = (decision: Decision, pushed: WireRecord) => {
    if (!('edit' in decision)) return decision;
    const own = (pushed.edit as Edit).id;
    for (const id of decision.covers ?? [])
      applied.set(id, id === own ? { ...pushed, reoffer: true } : { id: pushed.id, reoffer: true });
    applied.set(decision.edit.id, decision.covers ? { ...pushed, reoffer: true } : pushed);
    for (const { field, waits } of decision.changes) if (!waits) setters.set(field, decision.edit);
    record = decision.record;
    return decision;
  };
  return {
    now: () => record as WireRecord & { conflicts?: Record<string, AnyRecord> },
    push: (base: AnyRecord | undefined, mine: WireRecord) => {
      const actor: Actor = { ...admin, id: (mine.edit as Edit).by };
      const row = { assumedMasterState: base as WireRecord, newDocumentState: mine };
      return keep(decide(collection, row, actor, standing()), mine);
    },
    offer: (held: AnyRecord, actor: Actor = admin, unseen: readonly string[] = []) => {
      merges += 1;
      const offered = held as WireRecord;
      const offerer = { actor, device: 'Desk', mergeId: `m${merges}`, unseen };
      return keep(decideReoffer(collection, offered, offerer, standing()), offered);
    },
  };
}

const held = (changes: object, id: string, after: string[], by = 'lee') =>
  edited(ann, changes, edit(id, after, by));

const conflictOf = (field: string) => ({
  field,
  base: 'old',
  kept: { value: 'kept', by: 'lee', at: '2026-11-24T08:00:00.000Z', device: 'Desk' },
  other: { value: 'typed', by: 'kim', at: '2026-11-24T08:00:00.000Z', device: 'Laptop' },
});

describe('[S12] what a computer offers again', () => {
  it('comes back whole where the server has nothing, and is journaled under the offerer', () => {
    const restored = server(undefined);
    const d = held({ memo: 'lost' }, 'e5', ['e0']);
    expect(restored.offer(d)).toMatchObject({
      outcome: 'merged',
      edit: { id: 'e5', by: 'kim', device: 'Desk' },
    });
    expect(restored.now()).toEqual(d);
  });

  it('goes on from an older state', () => {
    const restored = server(ann);
    const d = held({ memo: 'lost' }, 'e5', ['e4', 'e0']);
    restored.offer(d);
    expect(restored.now()).toEqual(d);
  });

  it('changes nothing the second time, nor where it is older than what stands', () => {
    const restored = server(ann);
    const older = held({ memo: 'lost 1' }, 'e4', ['e0']);
    const newer = held({ memo: 'lost 2' }, 'e5', ['e4', 'e0']);
    restored.offer(newer);
    for (const again of [newer, older, ann]) expect(restored.offer(again).outcome).toBe('duplicate');
    expect(restored.now()).toEqual(newer);
  });

  it('ends the same in either order', () => {
    const older = held({ memo: 'lost 1' }, 'e4', ['e0']);
    const newer = held({ memo: 'lost 2', bio: 'too' }, 'e5', ['e4', 'e0']);
    const restored = server(ann);
    restored.offer(older);
    restored.offer(newer);
    expect(restored.now()).toEqual(newer);
  });

  it('is merged with what was edited since, and nobody is asked about different fields', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { bio: 'after' }, edit('u1', ['e0'])));
    restored.offer(held({ memo: 'lost' }, 'e5', ['e0']));
    expect(restored.now()).toMatchObject({ memo: 'lost', bio: 'after' });
    expect(restored.now().conflicts).toBeUndefined();
    expect((restored.now().edit as Edit).after).toEqual(expect.arrayContaining(['u1', 'e5', 'e0']));
    expect(restored.offer(held({ memo: 'lost' }, 'e5', ['e0'])).outcome).toBe('duplicate');
  });

  it('never goes over a newer edit of the same field: both values wait', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { memo: 'after' }, edit('u1', ['e0'])));
    restored.offer(held({ memo: 'lost' }, 'e5', ['e0']));
    expect(restored.now().memo).toBe('after');
    expect(restored.now().conflicts).toMatchObject({ e5_memo: { other: { value: 'lost', by: 'lee' } } });
  });

  it('makes no conflict with an edit that was made on it', () => {
    const restored = server(ann);
    const d = held({ memo: 'lost' }, 'e5', ['e0']);
    restored.offer(d);
    restored.push(d, edited(d, { memo: 'next' }, edit('u1', ['e5', 'e0'])));
    expect(restored.offer(d).outcome).toBe('duplicate');
    expect(restored.now().memo).toBe('next');
    expect(restored.now().conflicts).toBeUndefined();
  });

  it('knows an edit whose author still has it in the queue', () => {
    const restored = server(ann);
    const merged = held({ memo: 'kims', bio: 'lees' }, 'e5', ['e4', 'e0'], 'kim');
    restored.offer(merged);
    const queued = edited(ann, { memo: 'kims' }, edit('e5', ['e0']));
    expect(restored.push(ann, queued)).toMatchObject({ outcome: 'duplicate', document: { bio: 'lees' } });
    expect(restored.now()).toEqual(merged);
  });

  it('brings what it was merged with where the edit itself came by the queue', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { memo: 'kims' }, edit('e5', ['e0'])));
    restored.offer(held({ memo: 'kims', bio: 'lees' }, 'e5', ['e4', 'e0'], 'kim'));
    expect(restored.now()).toMatchObject({ memo: 'kims', bio: 'lees' });
  });

  it('knows edits that were pushed as one, however many came since', () => {
    const restored = server(ann);
    const pushed = edited(ann, { memo: 'third' }, edit('k3', ['k2', 'k1', 'e0']));
    restored.push(ann, pushed);
    let now = restored.now() as WireRecord;
    for (let count = 0; count < 25; count += 1) {
      const { id, after = [] } = now.edit as Edit;
      const next = edited(now, { memo: `later ${count}` }, edit(`u${count}`, [id, ...after].slice(0, 20)));
      restored.push(now, next);
      now = restored.now();
    }
    expect(restored.offer(pushed).outcome).toBe('duplicate');
    expect(restored.now()).toEqual(now);
  });

  it('never writes over what waits under the name of the same edit', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { memo: 'lees' }, edit('l1', ['e0'], 'lee')));
    restored.push(ann, edited(ann, { memo: 'kims' }, edit('k1', ['e0'])));
    restored.offer(held({ memo: 'another' }, 'k1', ['x1', 'e0'], 'kim'));
    const waiting = Object.values(restored.now().conflicts ?? {}) as { other: { value: unknown } }[];
    expect(new Set(waiting.map(({ other }) => other.value))).toEqual(new Set(['kims', 'another']));
  });

  it('brings conflicts and flags back, and leaves settled ones settled', () => {
    const conflicts = { e5_memo: conflictOf('memo') };
    const flags = { e5_email: { code: 'taken', field: 'email', value: 'a@example.com', other: 'bob' } };
    const restored = server(ann);
    const d = held({ memo: 'kept', conflicts, flags }, 'e5', ['e4', 'e0']);
    restored.offer(d);
    expect(restored.now()).toMatchObject({ conflicts, flags });
    restored.push(d, edited(d, { conflicts: null }, edit('u1', ['e5'])));
    restored.offer(d);
    expect(restored.now().conflicts).toBeUndefined();
    expect(restored.now()).toMatchObject({ flags });
  });

  it('settles what was settled in the history that was lost', () => {
    const clashed = edited(ann, { conflicts: { e1_memo: conflictOf('memo') } }, edit('e1', ['e0']));
    const restored = server(clashed);
    restored.offer(edited(clashed, { conflicts: null }, edit('e5', ['e1', 'e0'])));
    expect(restored.now().conflicts).toBeUndefined();
  });

  it('removes what was removed, and never what somebody has edited since', () => {
    const gone = { ...held({}, 'e5', ['e0']), _deleted: true };
    const restored = server(ann);
    restored.offer(gone);
    expect(restored.now()).toMatchObject({ _deleted: true });
    const edited2 = server(ann);
    edited2.push(ann, edited(ann, { bio: 'after' }, edit('u1', ['e0'])));
    expect(edited2.offer(gone).outcome).toBe('duplicate');
    expect(edited2.now()._deleted).toBeUndefined();
    expect(server(undefined).offer(gone).outcome).toBe('duplicate');
  });

  it('brings what was typed before a removal, though somebody went on without it', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { bio: 'after' }, edit('u1', ['e0'])));
    restored.offer({ ...held({ memo: 'lost' }, 'e5', ['e4', 'e0']), _deleted: true });
    expect(restored.now()).toMatchObject({ memo: 'lost', bio: 'after' });
    expect(restored.now()._deleted).not.toBe(true);
  });

  it('brings what was typed before a removal into what is removed already', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { _deleted: true }, edit('e5', ['e0'])));
    restored.offer({ ...held({ memo: 'lost' }, 'e5', ['e4', 'e0']), _deleted: true });
    expect(restored.now()).toMatchObject({ memo: 'lost', _deleted: true });
  });

  it('does not bring back what somebody has settled since, seeing both', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { memo: 'lees' }, edit('e1', ['e0'], 'lee')));
    restored.push(ann, edited(ann, { memo: 'kims' }, edit('e2', ['e0'])));
    const clashed = restored.now();
    expect(clashed).toMatchObject({ memo: 'lees', conflicts: { e2_memo: { other: { value: 'kims' } } } });
    const lost = held({ ...clashed, bio: 'lost' }, 'e5', ['e2', 'e1', 'e0']);
    const settled = edited(clashed, { memo: 'kims', conflicts: null }, edit('e3', ['e2', 'e1', 'e0']));
    restored.push(clashed, settled);
    restored.offer(lost);
    expect(restored.now()).toMatchObject({ memo: 'kims', bio: 'lost' });
    expect(restored.now().conflicts).toBeUndefined();
  });

  it('asks nobody about what it brings a second time', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { memo: 'after' }, edit('u1', ['e0'])));
    restored.offer(held({ memo: 'lost' }, 'e5', ['e0']));
    const asked = restored.now();
    restored.offer(held({ memo: 'lost', bio: 'more' }, 'e6', ['e5', 'e0']));
    expect(restored.now()).toMatchObject({ memo: 'after', bio: 'more' });
    expect(restored.now().conflicts).toEqual(asked.conflicts);
  });

  it('keeps what waits in it under the name of its own edit', () => {
    const restored = server(ann);
    restored.push(ann, edited(ann, { memo: 'after' }, edit('u1', ['e0'])));
    restored.offer(held({ memo: 'lost', conflicts: { e5_memo: conflictOf('memo') } }, 'e5', ['e4', 'e0']));
    const waits = Object.values(restored.now().conflicts ?? {}).map(
      ({ other }) => (other as AnyRecord).value,
    );
    expect(waits.toSorted()).toEqual(['lost', 'typed']);
  });
});

describe('[S12] a client that offers what never was', () => {
  const forged = (changes: object) => held(changes, 'e5', ['e0']);

  it('gives nobody an account, and takes none away', () => {
    const account = { state: 'active', username: 'ann' };
    const restored = server({ ...ann, account });
    restored.offer(forged({ memo: 'x', account: { state: 'active', username: 'mallory' } }));
    expect(restored.now()).toMatchObject({ memo: 'x', account });
    restored.offer(held({ memo: 'y', account: null }, 'e6', ['e5', 'e0']));
    expect(restored.now()).toMatchObject({ memo: 'y', account });
    const empty = server(undefined);
    empty.offer(forged({ account }));
    expect(empty.now().account).toBeUndefined();
  });

  it('may do no more than by an edit', () => {
    const restored = server(ann);
    expect(restored.offer(forged({ memo: 'x' }), withRights())).toMatchObject({
      outcome: 'rejected',
      refusal: { code: 'forbidden' },
    });
    const own = withRights('editEmployee');
    expect(restored.offer(forged({ active: false }), own)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(restored.offer({ ...forged({}), _deleted: true }, own)).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(server(undefined).offer(forged({}), withRights())).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(restored.now()).toEqual(ann);
  });

  it('hands out no permission that it lacks', () => {
    const restored = server(ann);
    const overrides = { permissionOverrides: { fieldInvoice: true } };
    const some = withRights('editEmployee', 'editPermissions');
    expect(restored.offer(forged(overrides), some)).toMatchObject({ refusal: { code: 'gives_away' } });
  });

  it('smuggles nothing in by what waits', () => {
    const restored = server(ann);
    const own = withRights('editEmployee');
    for (const conflicts of [
      { e5_active: conflictOf('active') },
      { e5_account: conflictOf('account') },
      { 'e5_payroll.hourlyRate': conflictOf('payroll.hourlyRate') },
      { e5_memo: conflictOf('bio') },
      { e5_memo: { field: 'memo' } },
    ])
      expect(restored.offer(forged({ conflicts }), own).outcome).toBe('rejected');
    expect(restored.offer(forged({ conflicts: { e5_memo: conflictOf('memo') } }), own).outcome).toBe(
      'merged',
    );
  });

  it('touches nothing that only the server keeps', () => {
    const person = { id: 'p', name: 'P', edit: edit('e5') };
    expect(server(undefined, collections.people).offer(person)).toMatchObject({
      refusal: { code: 'server_owned' },
    });
  });
});

describe('[S12] whoever does not see everything', () => {
  const some = withRights('editEmployee');
  const payroll = { payroll: { payrollId: '77' } };

  it('brings back what it sees, and leaves room for the rest', () => {
    const restored = server(ann);
    const { payroll: _, ...seen } = held({ memo: 'lost' }, 'e5', ['e0']);
    expect(restored.offer(seen, some).outcome).toBe('merged');
    expect(restored.now().payroll).toEqual(ann.payroll);
    restored.offer(held({ memo: 'lost', ...payroll }, 'e5', ['e0']));
    expect(restored.now()).toMatchObject({ memo: 'lost', ...payroll });
    expect(restored.now().conflicts).toBeUndefined();
  });

  it('brings what it may change, and leaves the rest to others', () => {
    const restored = server(ann);
    const lost = held({ memo: 'lost', permissionOverrides: { editLists: true } }, 'e5', ['e0']);
    expect(restored.offer(lost, some).outcome).toBe('merged');
    expect(restored.now().memo).toBe('lost');
    expect(restored.now().permissionOverrides).toBeUndefined();
    restored.offer(lost);
    expect(restored.now()).toMatchObject({ memo: 'lost', permissionOverrides: { editLists: true } });
  });

  it('does not clear what was hidden from it when it took what it holds', () => {
    const restored = server({ ...ann, ...payroll });
    const { payroll: _, ...seen } = held({ memo: 'lost' }, 'e5', ['e0']);
    expect(restored.offer(seen, admin, ['payroll']).outcome).toBe('merged');
    expect(restored.now()).toMatchObject({ memo: 'lost', ...payroll });
  });
});
