import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import type { RecordColumn } from '../parts/table/column.ts';
import { placeColumns } from '../parts/table/layout.ts';
import { PrintSheet } from '../print/print-sheet.tsx';
import { useTechniciansView } from '../view/technicians-view.ts';

type Props = {
  readonly technicians: readonly Technician[];
  readonly columns: readonly RecordColumn<Technician>[];
};

/** The table on paper: every row that the filters leave, in its order, with the columns that are shown. */
export function PrintRoster({ technicians, columns }: Props) {
  return (
    <PrintSheet title="Technicians" note={() => <Note total={technicians.length} />}>
      {() => <Roster technicians={technicians} columns={columns} />}
    </PrintSheet>
  );
}

function Note({ total }: { readonly total: number }) {
  const { company } = useData().session;
  const shown = useTechniciansView((view) => view.shown.length);
  const printed = formatMoment(new Date().toISOString());
  return `${company.name}. ${shown.toLocaleString()} of ${total.toLocaleString()}. Printed ${printed}.`;
}

function Roster({ technicians, columns }: Props) {
  const shown = useTechniciansView((view) => view.shown);
  const layout = useTechniciansView((view) => view.layout);
  return <Rows rows={rowsOf(technicians, shown)} columns={placeColumns(columns, layout, 0)} />;
}

function rowsOf(technicians: readonly Technician[], shown: readonly { readonly id: string }[]): Technician[] {
  const byId = new Map(technicians.map((technician) => [technician.id, technician]));
  return shown.flatMap(({ id }) => byId.get(id) ?? []);
}

const Rows = ({
  rows,
  columns,
}: {
  readonly rows: readonly Technician[];
  readonly columns: readonly RecordColumn<Technician>[];
}) => (
  <table>
    <thead>
      <tr>
        {columns.map(({ id, header, align }) => (
          <th key={id} className={align}>
            {header}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          {columns.map(({ id, text, align }) => (
            <td key={id} className={align}>
              {text(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
