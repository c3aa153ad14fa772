const names = [
  'water',
  'land',
  'beyond',
  'abroad',
  'city',
  'here',
  'here-line',
  'county',
  'border',
  'shore',
  'text',
  'text-soft',
] as const;

/** The colours of the map, as the style sheet gives them for the present scheme. */
export type Palette = Readonly<Record<(typeof names)[number], string>> & { readonly font: string };

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colours = names.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]);
  return { ...Object.fromEntries(colours), font: style.fontFamily };
}

/** Calls back whenever light turns dark or back. @returns what ends it */
export function onSchemeChange(then: () => void): () => void {
  const observer = new MutationObserver(then);
  observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return () => observer.disconnect();
}
