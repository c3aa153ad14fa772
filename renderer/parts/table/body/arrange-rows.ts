import type { RowSlot } from './row-slot.ts';

/**
 * Gives each index a slot: its own where it has one, else one that went out of sight, else a new one. Their elements
 * then stand in the order of the indices; those that had their place are not moved. Answers with the slots in that
 * order, and those that are left over.
 */
export function arrangeRows<Row>(
  body: HTMLElement,
  slots: readonly RowSlot<Row>[],
  indices: readonly number[],
  make: () => RowSlot<Row>,
): { readonly arranged: RowSlot<Row>[]; readonly spare: RowSlot<Row>[] } {
  const wanted = new Set(indices);
  const byIndex = new Map(slots.map((slot) => [slot.index, slot]));
  const spare = slots.filter(({ index }) => !wanted.has(index));
  let before: Element | null = null;
  const arranged = indices.map((index) => {
    const own = byIndex.get(index);
    const slot = own ?? spare.pop() ?? make();
    const next: Element | null = before ? before.nextElementSibling : body.firstElementChild;
    // What stands between is out of sight, and is used again or goes.
    if (!own) body.insertBefore(slot.element, next);
    before = slot.element;
    return slot;
  });
  return { arranged, spare };
}
