import { describe, expect, it } from 'vitest';
import { handedOut, type PermissionOverrides } from '#domain/access/permissions.ts';
import { barredChoices, type Choice, matchesPermission } from './given.ts';

const after = (choice: Choice): PermissionOverrides =>
  choice === 'default' ? {} : { seeAudit: choice === 'allow' };

describe('barredChoices', () => {
  it('bars nothing for whoever holds the permission', () => {
    expect(barredChoices('seeAudit', { seeAudit: false }, ['seeAudit'])).toEqual([]);
  });

  it.each([[{}], [{ seeAudit: true }], [{ seeAudit: false }]] as PermissionOverrides[][])(
    'for whoever lacks it, bars what the server would refuse over %j',
    (standing) => {
      const refused = (['default', 'allow', 'deny'] as const).filter(
        (choice) => handedOut(standing ?? {}, after(choice)).length > 0,
      );
      expect(barredChoices('seeAudit', standing ?? {}, [])).toEqual(refused);
    },
  );
});

describe('matchesPermission', () => {
  it('looks at the label and the sentence, without case', () => {
    expect(matchesPermission('seeAudit', ' audit LOG ')).toBe(true);
    expect(matchesPermission('seeAudit', 'who changed accounts')).toBe(true);
    expect(matchesPermission('seeAudit', 'invoice')).toBe(false);
    expect(matchesPermission('seeAudit', '')).toBe(true);
  });
});
