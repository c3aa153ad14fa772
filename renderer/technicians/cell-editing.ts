import type { Field, Fields } from '#domain/record/field.ts';
import { fieldProblems, newProblems } from '#domain/record/problems.ts';
import { fieldValue, sameValue, withFieldValue } from '#domain/record/value.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import type { AppData } from '../data/app-data.ts';
import type { CellEditing } from '../parts/table/cell-editor.tsx';
import { judgeProfile, lockOf, saveProfile } from './profile-form.ts';

/** What is edited without its surroundings; a license costs money and has its dialog. */
const simple: readonly Field['control'][] = [
  'text',
  'email',
  'phone',
  'money',
  'percent',
  'date',
  'choice',
  'entry',
  'entries',
  'person',
];

const fields: Fields = technicianFields;

/** Edits cells of the Technicians table, by the rules of the form. */
export const technicianEditing = (data: AppData): CellEditing<Technician> => ({
  read: (technician, name) => {
    const field = fields[name];
    if (!field || !simple.includes(field.control)) return null;
    const isLocked = lockOf(data, technician)(name, field) !== null;
    return isLocked ? null : { field, value: fieldValue(technician, name) ?? null };
  },
  save: async ({ id }, name, value) => {
    const field = fields[name];
    // As it stands now: it may have changed while the cell was edited.
    const standing = data.technicians.get(id);
    if (!field || !standing) return 'This technician is no longer here.';
    if (sameValue(field, value, fieldValue(standing, name))) return null;
    const edited = withFieldValue(standing, name, value);
    const problem = newProblem(data, standing, edited, { [name]: field });
    if (problem === null) await saveProfile(data, id, { [name]: value }, edited);
    return problem;
  },
});

/** What is wrong after the edit and was not before: only what changed is judged. */
function newProblem(data: AppData, standing: Technician, edited: object, changed: Fields): string | null {
  const judge = judgeProfile(data, standing.id);
  const record = edited as Record<string, unknown>;
  const problems = [...fieldProblems(changed, record, 'form'), ...judge(record)];
  return newProblems(judge(standing), problems)[0]?.message ?? null;
}
