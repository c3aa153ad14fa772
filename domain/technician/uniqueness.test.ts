import { describe, expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import { technicianFields } from './fields.ts';
import { uniquenessProblems } from './uniqueness.ts';

const ann = sample(technicianFields, {
  id: 'ann',
  name: 'Ann',
  email: 'Ann@Example.com',
  mobilePhone: '+12025550143',
});
const fresh = { email: 'new@example.com', mobilePhone: '+12025550199' };
const says = (field: string) => ({
  field,
  message: 'Already belongs to Ann. Change it here, or open that profile.',
});

describe('phone and email are unique among technicians (R18)', () => {
  it('takes what nobody has', () => {
    expect(uniquenessProblems(fresh, [ann])).toEqual([]);
    expect(uniquenessProblems(fresh, [])).toEqual([]);
  });

  it('compares emails without case', () => {
    expect(uniquenessProblems({ ...fresh, email: ' ANN@example.COM' }, [ann])).toEqual([says('email')]);
  });

  it('compares phones as E.164', () => {
    expect(uniquenessProblems({ ...fresh, mobilePhone: '+12025550143' }, [ann])).toEqual([
      says('mobilePhone'),
    ]);
  });

  it('names both where both are taken', () => {
    expect(uniquenessProblems({ ...ann, id: 'bob' }, [ann])).toEqual([says('mobilePhone'), says('email')]);
  });

  it('counts inactive technicians too', () => {
    const inactive = { ...ann, active: false };
    expect(uniquenessProblems({ ...ann, id: 'bob' }, [inactive])).toHaveLength(2);
  });

  it('does not count the technician itself', () => {
    expect(uniquenessProblems(ann, [ann])).toEqual([]);
  });

  it('counts everybody for a technician that is new', () => {
    const { id, ...unsaved } = ann;
    expect(uniquenessProblems(unsaved, [ann])).toHaveLength(2);
  });

  it('takes two technicians without a phone, or without an email', () => {
    const bare = { ...ann, id: 'bob', email: null, mobilePhone: null };
    expect(uniquenessProblems({ ...bare, id: 'cy' }, [bare])).toEqual([]);
    expect(uniquenessProblems({ ...fresh, email: '' }, [{ ...bare, email: '' }])).toEqual([]);
  });
});
