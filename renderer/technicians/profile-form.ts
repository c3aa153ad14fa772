import { permissions } from '#domain/access/permissions.ts';
import { can } from '#domain/access/roles.ts';
import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import type { Problem } from '#domain/record/problems.ts';
import { settledBy } from '#domain/record/settle.ts';
import { fieldValue } from '#domain/record/value.ts';
import { blankRecord } from '#domain/sync/judge.ts';
import { usernameProblem } from '#domain/technician/account.ts';
import {
  type Assigned,
  assignedField,
  assignedSchema,
  newAccountField,
  type Technician,
  technicianFields,
} from '#domain/technician/fields.ts';
import { closesCircle, technicianProblems, withMainZone } from '#domain/technician/rules.ts';
import { seatsTaken, takesSeat } from '#domain/technician/seats.ts';
import { uniquenessProblems } from '#domain/technician/uniqueness.ts';
import type { AppData } from '../data/app-data.ts';
import type { Changes } from '../data/records.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import { ask, askPassword } from './account-requests.ts';

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
  isNew ? { ...technicianFields, ...accountFields } : technicianFields;

/** What is asked once of a new technician, and becomes a request (R22). */
const accountFields = { newAccount: newAccountField, assigned: assignedField };

export const blankProfile: AnyRecord = blankRecord({ ...technicianFields, ...accountFields });

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
      ...assignedProblems(values),
      ...seatProblems(data, id, candidate),
      ...(id ? missingRights(data, id, values) : []),
    ];
  };
}

function assignedProblems({ newAccount, assigned }: AnyRecord): Problem[] {
  if (newAccount !== 'assign') return [];
  const username = String((assigned as Partial<Assigned> | null | undefined)?.username ?? '');
  const problem = usernameProblem(username);
  if (problem) return [{ field: 'assigned', message: problem }];
  return assignedSchema.safeParse(assigned).success
    ? []
    : [{ field: 'assigned', message: 'Type the password twice' }];
}

/** Changes that need a further permission, such as turning a technician into a managed one (R10). */
function missingRights(data: AppData, id: string, values: AnyRecord): Problem[] {
  const standing = data.technicians.get(id);
  return Object.entries(technicianFields as Fields).flatMap(([name, { label, needs }]) => {
    const needed = standing && needs?.(fieldValue(standing, name), fieldValue(values, name));
    if (!needed || can(data, needed)) return [];
    const message = `This change of ${label} needs the permission ${permissions[needed].label}`;
    return [{ field: name, message }];
  });
}

/** The seat limit by what is on this computer (R10); the server counts again. */
function seatProblems(data: AppData, id: string | null, candidate: Technician): Problem[] {
  const limit = data.company.all()[0]?.seatLimit;
  const standing = id ? data.technicians.get(id) : undefined;
  if (limit === null || limit === undefined || !takesSeat(candidate) || takesSeat(standing)) return [];
  if (seatsTaken(data.technicians.all()) < limit) return [];
  const message = `All ${limit} managed seats are taken. Make it a non-managed technician, or free a seat`;
  return [{ field: 'licenseType', message }];
}

/** Saves what was changed. Answers with the id of the technician. */
export async function saveProfile(data: AppData, id: string | null, changes: Changes, values: AnyRecord) {
  const zones = withMainZone((values.zoneIds ?? []) as string[], values.mainZoneId as string | null);
  if (id) {
    const touchesZones = 'mainZoneId' in changes || 'zoneIds' in changes;
    const standing = data.technicians.get(id);
    // A third value for a field in question decides it.
    const settled = standing ? settledBy(standing, changes) : {};
    const edit = { id, changes: { ...changes, ...(touchesZones ? { zoneIds: zones } : {}), ...settled } };
    await changeProfiles(data, `Saved ${values.name}`, [edit]);
    return id;
  }
  const { newAccount, assigned, ...record } = values;
  const set = newAccount === 'assign' ? (assigned as Assigned) : null;
  // The password was sealed for this id.
  const own = set ? { id: set.technicianId } : {};
  const added = await data.write.add('technicians', { ...record, ...own, zoneIds: zones });
  if (set) await askPassword(data, set);
  if (newAccount === 'invite') await ask(data, 'invite', added);
  return added;
}

/**
 * Why a field can't be changed here, or null where it can: no permission (an empty text), or a lock that says how
 * else it is changed.
 */
export const lockOf =
  (data: AppData, technician: Technician | null) =>
  (_name: string, field: Field): string | null => {
    if (field.write === 'server' || !can(data, field.write)) return '';
    return (technician && field.locked?.(technician)) ?? null;
  };
