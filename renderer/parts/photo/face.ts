import type { PhotoRef } from '#domain/photo/photo-ref.ts';

/** What stands beside a name: a photo where it is on this computer, else initials on a colour. */
export type Face = {
  readonly sha256: string | null;
  readonly initials: string;
  readonly colour: string | undefined;
};

export type Pictured = {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly photo?: Pick<PhotoRef, 'sha256' | 'thumbnail'> | null | undefined;
};

export const faceOf = ({ id, name, photo }: Pictured): Face => ({
  sha256: photo ? (photo.thumbnail ?? photo.sha256) : null,
  initials: initials(name ?? ''),
  colour: colourOf(id),
});

const colours = ['#7a579e', '#2f7d6d', '#9c5730', '#3f68b0', '#9a4766', '#5f7a2b', '#4d6473', '#8a5a2b'];

/** The same colour for the same person, whatever the order of the table. */
function colourOf(id: string): string | undefined {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return colours[sum % colours.length];
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0]?.toLocaleUpperCase() ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');
