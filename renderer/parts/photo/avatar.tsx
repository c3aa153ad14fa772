import type { PhotoRef } from '#domain/photo/photo-ref.ts';
import classes from './avatar.module.css';
import { usePhotoUrl } from './use-photo-url.ts';

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

type Props = {
  readonly person: {
    readonly id: string;
    readonly name?: string | null | undefined;
    readonly photo?: PhotoRef | null | undefined;
  };
  /** In CSS pixels. */
  readonly size?: number;
};

/** The photo where it is on this computer, else initials. Decoration: the name stands beside it. */
export function Avatar({ person, size = 24 }: Props) {
  const url = usePhotoUrl(person.photo, 'face');
  const style = { width: size, height: size, fontSize: size * 0.42 };
  if (url) return <img className={classes.avatar} src={url} alt="" decoding="async" style={style} />;
  // Drawn by the style sheet: initials are no part of the text that is searched, copied or read out.
  return (
    <span
      className={classes.avatar}
      style={{ ...style, background: colourOf(person.id) }}
      data-initials={initials(person.name ?? '')}
      aria-hidden="true"
    />
  );
}
