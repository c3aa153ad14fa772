import classes from './avatar.module.css';
import { faceOf, type Pictured } from './face.ts';
import { usePhotoUrl } from './use-photo-url.ts';

type Props = {
  readonly person: Pictured;
  /** In CSS pixels. */
  readonly size?: number;
};

/** The photo where it is on this computer, else initials. Decoration: the name stands beside it. */
export function Avatar({ person, size = 24 }: Props) {
  const url = usePhotoUrl(person.photo, 'face');
  const { initials, colour } = faceOf(person);
  const style = { width: size, height: size, fontSize: size * 0.42 };
  if (url) return <img className={classes.avatar} src={url} alt="" decoding="async" style={style} />;
  // Drawn by the style sheet: initials are no part of the text that is searched, copied or read out.
  return (
    <span
      className={classes.avatar}
      style={{ ...style, background: colour }}
      data-initials={initials}
      aria-hidden="true"
    />
  );
}
