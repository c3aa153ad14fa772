import { can } from '#domain/access/roles.ts';
import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import type { Problem } from '#domain/record/problems.ts';
import { blankRecord } from '#domain/sync/judge.ts';
import { newAccountField, type Technician, technicianFields } from '#domain/technician/fields.ts';
import { closesCircle, technicianProblems, withMainZone } from '#domain/technician/rules.ts';
import { uniquenessProblems } from '#domain/technician/uniqueness.ts';
import type { AppData } from '../data/app-data.ts';
import type { Changes } from '../data/records.ts';

/** The sections of each tab, in the order of R8 to R36. */
export const tabs = {
  profile: {
    label: 'Profile',
    sections: [
      'Basic Info',
      'Contact Information',
      'Mobile Access',
      'Dispatching',
      'Revenue & Cost',
      'Inventory',
      'Home Address',
      'Human Resources',
    ],
  },
  payroll: { label: 'Payroll', sections: ['Payroll'] },
  permissions: { label: 'Permissions', sections: ['Permissions'] },
} as const;

export type Tab = keyof typeof tabs;

export const tabNames = Object.keys(tabs) as Tab[];

/** The fields of the form: those of the record, and for a new one what is asked once (R22). */
export const profileFields = (isNew: boolean): Fields =>
  isNew ? { ...technicianFields, newAccount: newAccountField } : technicianFields;

export const blankProfile: AnyRecord = blankRecord({ ...technicianFields, newAccount: newAccountField });

/** What the fields alone can't know (R18, R25, R34), judged by the records on this computer. */
export function judgeProfile(data: AppData, id: string | null): (values: AnyRecord) => readonly Problem[] {
  const everything = new Set(Object.keys(technicianFields));
  return (values) => {
    const candidate = { ...(values as Technician), id: id ?? '' };
    const managerId = candidate.managerId;
    const circle =
      id && managerId && closesCircle(id, managerId, (person) => data.technicians.get(person)?.managerId)
        ? [
            {
              field: 'managerId',
              message: 'This would close a circle: that person reports to this technician',
            },
          ]
        : [];
    return [
      ...technicianProblems(candidate, everything),
      ...uniquenessProblems(candidate, data.technicians.all()),
      ...circle,
    ];
  };
}

/** Saves what was changed. Answers with the id of the technician. */
export async function saveProfile(data: AppData, id: string | null, changes: Changes, values: AnyRecord) {
  const zones = withMainZone((values.zoneIds ?? []) as string[], values.mainZoneId as string | null);
  if (id) {
    const touchesZones = 'mainZoneId' in changes || 'zoneIds' in changes;
    await data.write.change('technicians', id, touchesZones ? { ...changes, zoneIds: zones } : changes);
    return id;
  }
  const { newAccount, ...record } = values;
  const added = await data.write.add('technicians', { ...record, zoneIds: zones });
  const kind = ({ invite: 'invite', assign: 'setPassword' } as const)[
    String(newAccount) as 'invite' | 'assign'
  ];
  if (kind)
    await data.write.add('requests', {
      kind,
      technicianId: added,
      at: new Date().toISOString(),
      state: 'queued',
    });
  return added;
}

/** Who may not write a field sees it and can't change it. */
export const isLockedFor =
  (data: AppData) =>
  (_name: string, field: Field): boolean =>
    field.write === 'server' || !can(data, field.write);
