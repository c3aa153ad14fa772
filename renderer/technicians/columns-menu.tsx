import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Popover, SegmentedControl } from '@mantine/core';
import type { Layout } from '#domain/company/saved-views.ts';
import type { RecordColumn } from '../parts/table/column.ts';
import { inOrder, isShown, moveColumn, pinColumn, plainLayout, showColumn } from '../parts/table/layout.ts';
import { useTechniciansView } from '../view/technicians-view.ts';
import { ColumnLine } from './column-line.tsx';
import classes from './columns-menu.module.css';

type Props<Row> = {
  readonly columns: readonly RecordColumn<Row>[];
};

const onLayout = (layout: Layout) => useTechniciansView.setState({ layout });

const upright: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** Which columns show, in which order, which stay at the left, and how high a row is (R3). */
export function ColumnsMenu<Row>({ columns }: Props<Row>) {
  const layout = useTechniciansView((view) => view.layout);
  const density = useTechniciansView((view) => view.density);
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ordered = inOrder(columns, layout);
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray">
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Height of rows"
          data={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
          value={density}
          onChange={(chosen) =>
            useTechniciansView.setState({ density: chosen === 'compact' ? 'compact' : 'comfortable' })
          }
        />
        <Button fullWidth variant="subtle" color="gray" onClick={() => onLayout(plainLayout)}>
          Reset columns
        </Button>
        <DndContext
          sensors={sensors}
          collisionDetection={closestCenter}
          modifiers={[upright]}
          onDragEnd={({ active, over }) =>
            over && onLayout(moveColumn(columns, layout, String(active.id), String(over.id)))
          }
        >
          <ul className={classes.list} aria-label="Columns">
            <SortableContext items={ordered.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
              {ordered.map((column) => (
                <ColumnLine
                  key={column.id}
                  id={column.id}
                  label={column.header}
                  isShown={isShown(column, layout)}
                  isPinned={layout.pinned.includes(column.id)}
                  // A row without its name says nothing.
                  isFixed={column.id === 'name'}
                  onShow={(show) => onLayout(showColumn(layout, column.id, show))}
                  onPin={(pin) => onLayout(pinColumn(layout, column.id, pin))}
                />
              ))}
            </SortableContext>
          </ul>
        </DndContext>
      </Popover.Dropdown>
    </Popover>
  );
}
