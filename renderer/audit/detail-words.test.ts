import { describe, expect, it } from 'vitest';
import { detailWords } from './detail-words.ts';

const names = new Map([['role-lead', 'Lead technician']]);
const words = (detail: Record<string, unknown>) => detailWords(detail, (id) => names.get(id));

describe('detailWords', () => {
  it.each([
    [{}, ''],
    [{ field: 'email', from: 'a@b.co', to: null }, 'Email: a@b.co → nothing'],
    [{ field: 'roleId', from: null, to: 'role-lead' }, 'Role: nothing → Lead technician'],
    [{ from: 'a@b.co', to: 'c@d.co', reason: 'Married' }, 'a@b.co → c@d.co; Reason: Married'],
    [{ username: 'ann' }, 'Username: ann'],
    [{ because: 'deactivated' }, 'Because: deactivated'],
    [{ code: 'forbidden', field: 'roleId' }, 'Role; Code: forbidden'],
    [{ active: { from: true, to: false } }, 'Active: yes → no'],
    [{ unknownKey: ['x', 'y'] }, 'unknownKey: x, y'],
  ])('%j reads %j', (detail, text) => {
    expect(words(detail)).toBe(text);
  });

  it('names exceptions that came, went or turned', () => {
    const detail = {
      field: 'permissionOverrides',
      from: { editEmployee: true, seeAudit: true },
      to: { editEmployee: false, fieldTasks: true },
    };
    expect(words(detail)).toBe(
      'Permissions: Edit Employee: allowed → denied; See Audit Log: allowed → by role; Add Tasks: by role → allowed',
    );
  });

  it('says what changed of a role, and nothing of what did not', () => {
    const from = { name: 'Viewer', office: true, permissions: ['seeAudit', 'seeOutbox'] };
    expect(words({ from, to: { ...from, permissions: ['seeAudit', 'editLists'] } })).toBe(
      'Default permissions: + Edit Lists, − See Outbox',
    );
    const made = { name: 'New', office: true, permissions: ['seeAudit', 'editLists'], active: null };
    expect(words({ from: null, to: made })).toBe(
      'Name: New; For office users: yes; Default permissions: See Audit Log, Edit Lists',
    );
  });
});
