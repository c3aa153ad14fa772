import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { statusLabels, statusOf } from '#domain/technician/status.ts';
import { toDecide } from '#domain/technician/to-decide.ts';
import { formatInstant } from '../parts/display.ts';
import type { Names } from '../parts/entries.ts';
import { Avatar } from '../parts/photo/avatar.tsx';
import type { RecordColumn } from '../parts/table/features.ts';
import { compareTexts, fieldColumns } from '../parts/table/field-columns.tsx';
import { addressCheckColumn } from './address-check-column.ts';
import { StatusCell } from './status-cell.tsx';

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
];

const place = (id: string | undefined) => {
  const index = order.indexOf(id ?? '');
  return index < 0 ? order.length : index;
};

/** The words of the license column are short; the form has the whole name. */
const shortLicense = { ManagedTech: 'Managed', NonManagedTech: 'Non-managed' } as const;

/** The columns of the Technicians table, from the declaration of the fields and the Status of R6. */
export function technicianColumns(names: Names): RecordColumn<Technician>[] {
  const own = [statusColumn, addressCheckColumn];
  const columns = [...fieldColumns<Technician>(technicianFields, names), ...own].map((column) => {
    if (column.id === 'name') return { ...column, cell: nameCell } as RecordColumn<Technician>;
    if (column.id === 'licenseType') return { ...column, ...licenseColumn } as RecordColumn<Technician>;
    return column;
  });
  return columns.sort((a, b) => place(a.id) - place(b.id));
}

const nameCell = ({ row: { original } }: { row: { original: Technician } }) => (
  <>
    <Avatar person={original} />
    <strong style={{ fontWeight: 550 }} title={original.name ?? ''}>
      {original.name}
    </strong>
    {toDecide(original) > 0 && (
      <span className="pill warn" style={{ marginLeft: 6 }} title="A value waits for a decision">
        To decide
      </span>
    )}
  </>
);

const licenseColumn = {
  accessorFn: ({ licenseType }: Technician) => (licenseType ? shortLicense[licenseType] : undefined),
  cell: ({ row: { original } }: { row: { original: Technician } }) =>
    original.licenseType ? shortLicense[original.licenseType] : '',
};

/** Sign-ins by their date, newest last; the other states by their words. */
const statusColumn: RecordColumn<Technician> = {
  id: 'status',
  header: 'Status',
  size: 140,
  accessorFn: (technician) => {
    const status = statusOf(technician);
    return status.kind === 'signedIn' ? formatInstant(status.at) : statusLabels[status.kind];
  },
  sortFn: (a, b) => compareTexts(statusKey(a.original), statusKey(b.original)),
  cell: ({ row: { original } }) => <StatusCell technician={original} />,
};

function statusKey(technician: Technician): string {
  const status = statusOf(technician);
  return status.kind === 'signedIn' ? `1 ${status.at}` : `0 ${statusLabels[status.kind]}`;
}
