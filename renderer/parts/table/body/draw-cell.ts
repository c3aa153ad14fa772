import avatar from '../../photo/avatar.module.css';
import type { DrawnFaces } from '../../photo/drawn-faces.ts';
import type { CellContent, CellPart } from '../cell-content.ts';

/** Makes a cell that shows `before` show `now`, by changing as little of it as can be. */
export function drawCell(
  cell: HTMLElement,
  before: CellContent | null,
  now: CellContent,
  faces: DrawnFaces,
): void {
  if (typeof now === 'string') {
    if (typeof before === 'string') setText(cell, before, now);
    else {
      clearCell(cell, before, faces);
      cell.append(document.createTextNode(now));
    }
    return;
  }
  const kept = partsKept(before, now);
  if (kept !== before || kept.length < now.length) {
    clearCell(cell, before, faces, kept.length);
    cell.append(...now.slice(kept.length).map(elementFor));
  }
  for (const [index, part] of now.entries())
    drawPart(cell.children[index] as HTMLElement, kept[index] ?? nothing, part, faces);
}

/** Takes out what a cell shows, from one of its parts on. */
export function clearCell(cell: HTMLElement, shown: CellContent | null, faces: DrawnFaces, from = 0): void {
  if (shown !== null && typeof shown !== 'string')
    for (const [index, { face }] of shown.entries())
      if (face && index >= from) faces.draw(cell.children[index] as HTMLElement, null);
  while (cell.childNodes.length > from) cell.lastChild?.remove();
}

const nothing: CellPart = {};

const kindOf = ({ face, isStrong }: CellPart) => (face ? 'face' : isStrong ? 'strong' : 'span');

/** The parts at the beginning whose elements can show what is there now; `before` itself where all can. */
function partsKept(before: CellContent | null, now: readonly CellPart[]): readonly CellPart[] {
  if (before === null || typeof before === 'string') return [];
  const other = before.findIndex((part, index) => {
    const next = now[index];
    return next === undefined || kindOf(part) !== kindOf(next);
  });
  return other < 0 ? before : before.slice(0, other);
}

function elementFor(part: CellPart): HTMLElement {
  const element = document.createElement(part.isStrong ? 'strong' : 'span');
  if (part.face) {
    element.className = `${avatar.avatar} ${avatar.inRow}`;
    element.setAttribute('aria-hidden', 'true');
  }
  return element;
}

function drawPart(element: HTMLElement, before: CellPart, now: CellPart, faces: DrawnFaces): void {
  if (now.face) {
    faces.draw(element, now.face);
    return;
  }
  setText(element, before.text ?? '', now.text ?? '');
  if (before.className !== now.className) element.className = now.className ?? '';
  if (before.colour !== now.colour) element.style.background = now.colour ?? '';
  if (before.title !== now.title) element.title = now.title ?? '';
  if (before.label !== now.label) setLabel(element, now.label);
}

/** Changing the text that stands there spares the page making another. */
function setText(element: HTMLElement, before: string, now: string): void {
  if (before === now) return;
  const { firstChild } = element;
  if (firstChild instanceof Text) firstChild.data = now;
  else element.prepend(document.createTextNode(now));
}

function setLabel(element: HTMLElement, label: string | undefined): void {
  for (const [name, value] of [
    ['role', label && 'img'],
    ['aria-label', label],
  ] as const)
    if (value) element.setAttribute(name, value);
    else element.removeAttribute(name);
}
