import { can } from '#domain/access/roles.ts';
import type { Field } from '#domain/record/field.ts';
import { fieldValue } from '#domain/record/value.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { statusLabels, statusOf } from '#domain/technician/status.ts';
import { useData } from '../data-context.tsx';
import { displayText, formatInstant, formatMoment } from '../parts/display.ts';
import { type Names, useNames } from '../parts/entries.ts';
import { PrintSheet } from '../print/print-sheet.tsx';
import { tabs } from './profile-form.ts';

/** What paper can't show. */
const unprinted: readonly Field['control'][] = ['photo', 'permissions', 'assigned', 'none'];

const unsaved = ' Changes that are not saved are not on this page.';

type Line = { readonly label: string; readonly text: string };
type Section = { readonly title: string; readonly lines: readonly Line[] };

/** A profile as it is saved, on paper: what is filled in, and no more than the person here may see. */
export function PrintProfile({
  technician,
  hasPayroll,
  isChanged,
}: {
  readonly technician: Technician;
  readonly hasPayroll: boolean;
  readonly isChanged: boolean;
}) {
  const data = useData();
  const names = useNames();
  const sections = () => [...tabs.profile.sections, ...(hasPayroll ? tabs.payroll.sections : [])];
  return (
    <PrintSheet
      title={technician.name ?? 'Technician'}
      note={() => `${noteOf(technician, data.session.company.name)}${isChanged ? unsaved : ''}`}
    >
      {() =>
        sections()
          .map((title) => sectionOf(title, technician, names, data))
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <section key={title}>
              <h2>{title}</h2>
              <dl>
                {lines.flatMap(({ label, text }) => [
                  <dt key={`${label} label`}>{label}</dt>,
                  <dd key={label}>{text}</dd>,
                ])}
              </dl>
            </section>
          ))
      }
    </PrintSheet>
  );
}

/** A composite value part by part, in the order of the form. */
function textOf(field: Field, value: unknown, names: Names): string {
  if (!field.parts || typeof value !== 'object' || value === null) return displayText(field, value, names);
  const values = value as Readonly<Record<string, unknown>>;
  return Object.entries(field.parts)
    .filter(([, { control }]) => control !== 'none')
    .map(([part, own]) => displayText(own, values[part], names))
    .filter((text) => text !== '')
    .join(', ');
}

function noteOf(technician: Technician, company: string): string {
  const status = statusOf(technician);
  const said =
    status.kind === 'signedIn' ? `Signed in ${formatInstant(status.at)}` : statusLabels[status.kind];
  const active = technician.active === false ? 'Inactive' : 'Active';
  return `${company}. ${active}. ${said}. Printed ${formatMoment(new Date().toISOString())}.`;
}

function sectionOf(
  title: string,
  technician: Technician,
  names: Names,
  actor: Parameters<typeof can>[0],
): Section {
  const lines = Object.entries<Field>(technicianFields).flatMap(([name, field]): Line[] => {
    const { section, control, read, label } = field;
    if (section !== title || unprinted.includes(control)) return [];
    if (read && (read === 'nobody' || !can(actor, read))) return [];
    const text = textOf(field, fieldValue(technician, name), names);
    return text === '' ? [] : [{ label, text }];
  });
  return { title, lines };
}
