import type { Permission } from '#domain/access/permissions.ts';
import type { Field } from '#domain/record/field.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { statusLabels, statusOf } from '#domain/technician/status.ts';
import { toDecide } from '#domain/technician/to-decide.ts';
import { formatInstant } from '../parts/display.ts';
import type { Names } from '../parts/entries.ts';
import { faceOf } from '../parts/photo/face.ts';
import type { CellContent, CellPart } from '../parts/table/cell-content.ts';
import type { RecordColumn } from '../parts/table/column.ts';
import { fieldColumns } from '../parts/table/field-columns.ts';
import { addressCheckColumn } from './address-check-column.ts';
import { statusCell } from './status-cell.ts';

/** The order of R3; a field that is not named here follows at the end. */
const order = [
  'name',
  'status',
  'active',
  'licenseType',
  'roleId',
  'positions',
  'businessUnitId',
  'teamId',
  'mainZoneId',
  'mobilePhone',
  'email',
  'skills',
  'truckId',
  'addressCheck',
];

const place = (id: string) => {
  const index = order.indexOf(id);
  return index < 0 ? order.length : index;
};

/** What no cell can show. */
const unshown: readonly Field['control'][] = ['photo', 'permissions', 'assigned', 'none'];

/**
 * The columns of the Technicians table, from the declaration of the fields and the Status of R6. Fields that declare
 * no column are there to be shown by whoever may see them. `queuedFor` says what is asked of the server about
 * somebody and not done yet.
 */
export function technicianColumns(
  names: Names,
  may: (permission: Permission) => boolean,
  queuedFor: (technicianId: string) => string | null,
): RecordColumn<Technician>[] {
  const offers = ({ control, section, read }: Field) =>
    section !== null && !unshown.includes(control) && (!read || (read !== 'nobody' && may(read)));
  const declared = fieldColumns<Technician>(technicianFields, names, offers).map((column) => ({
    ...column,
    ...ownParts[column.id],
  }));
  return [...declared, statusColumn(queuedFor), addressCheckColumn].sort((a, b) => place(a.id) - place(b.id));
}

/** The words of the license column are short; the form has the whole name. */
const shortLicense = { ManagedTech: 'Managed', NonManagedTech: 'Non-managed' } as const;

const licenseOf = ({ licenseType }: Technician): string => (licenseType ? shortLicense[licenseType] : '');

const isActive = ({ active }: Technician): boolean => active !== false;

/** What some columns have of their own. */
const ownParts: Readonly<Record<string, Partial<RecordColumn<Technician>>>> = {
  name: { cell: nameCell, isRowName: true },
  licenseType: { text: licenseOf, sortKey: licenseOf, cell: licenseOf },
  active: {
    filter: {
      kind: 'pick',
      single: 'Both',
      choices: [
        { value: 'active', label: 'Active' },
        { value: 'inactive', label: 'Inactive' },
      ],
      valuesOf: (technician) => [isActive(technician) ? 'active' : 'inactive'],
      labelOf: (value) => (value === 'active' ? 'Active' : 'Inactive'),
    },
  },
};

const undecided: CellPart = {
  text: 'To decide',
  className: 'pill warn',
  title: 'A value waits for a decision',
};

function nameCell(technician: Technician): CellContent {
  const face = { face: faceOf(technician) };
  const name = { text: technician.name ?? '', isStrong: true } as const;
  return toDecide(technician) > 0 ? [face, name, undecided] : [face, name];
}

const statusChoices = [
  { value: 'signedIn', label: 'Signed in' },
  ...Object.entries(statusLabels).map(([value, label]) => ({ value, label })),
];

/** Sign-ins by their date, newest last; the other states by their words. */
const statusColumn = (queuedFor: (id: string) => string | null): RecordColumn<Technician> => ({
  id: 'status',
  header: 'Status',
  size: 140,
  text: (technician) => {
    const status = statusOf(technician);
    return status.kind === 'signedIn' ? formatInstant(status.at) : statusLabels[status.kind];
  },
  sortKey: (technician) => {
    const status = statusOf(technician);
    return status.kind === 'signedIn' ? `1 ${status.at}` : `0 ${statusLabels[status.kind]}`;
  },
  filter: {
    kind: 'pick',
    choices: statusChoices,
    valuesOf: (technician) => [statusOf(technician).kind],
    labelOf: (kind) => statusChoices.find(({ value }) => value === kind)?.label ?? kind,
  },
  cell: (technician) => statusCell(statusOf(technician), queuedFor(technician.id)),
});
