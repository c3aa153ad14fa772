import type { AnyRecord } from '../record/field.ts';
import type { Problem } from '../record/problems.ts';
import { fieldValue, isEmpty } from '../record/value.ts';

type Rule = { readonly fields: readonly string[]; readonly judge: (record: AnyRecord) => Problem | null };

/** Rules over several fields. One is judged only when an edit touches one of its fields (S3). */
const rules: readonly Rule[] = [
  {
    fields: ['mobilePhone', 'email'],
    judge: (record) =>
      isEmpty(fieldValue(record, 'mobilePhone')) && isEmpty(fieldValue(record, 'email'))
        ? { field: 'mobilePhone', message: 'Enter a mobile phone or an email' }
        : null,
  },
  {
    fields: ['managerId'],
    judge: (record) =>
      !isEmpty(record.managerId) && record.managerId === record.id
        ? { field: 'managerId', message: 'Nobody is their own manager' }
        : null,
  },
];

export const technicianProblems = (record: AnyRecord, touched: ReadonlySet<string>): Problem[] =>
  rules
    .filter(({ fields }) => fields.some((name) => touched.has(name)))
    .flatMap(({ judge }) => judge(record) ?? []);

/** All zones with the main zone among them (R25). */
export function withMainZone(zoneIds: readonly string[], mainZoneId: string | null | undefined): string[] {
  return mainZoneId && !zoneIds.includes(mainZoneId) ? [mainZoneId, ...zoneIds] : [...zoneIds];
}

/** Would that manager close a circle? `managerOf` answers with the manager of a person, or null (R34). */
export function closesCircle(
  technicianId: string,
  managerId: string,
  managerOf: (id: string) => string | null | undefined,
): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = managerId; at && !seen.has(at); at = managerOf(at)) {
    if (at === technicianId) return true;
    seen.add(at);
  }
  return false;
}
