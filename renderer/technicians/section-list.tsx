import type { Fields } from '#domain/record/field.ts';
import type { Problem } from '#domain/record/problems.ts';
import { fieldOfPlace } from '#domain/record/settle.ts';
import { sectionId } from '../parts/form/form-section.tsx';
import classes from './profile-page.module.css';

type Props = {
  readonly sections: readonly string[];
  readonly fields: Fields;
  readonly problems: readonly Problem[];
};

/** The sections of the form, with the number of errors in each. */
export function SectionList({ sections, fields, problems }: Props) {
  const sectionOf = ({ field }: Problem) => fieldOfPlace(fields, field)?.field.section;
  return (
    <nav className={classes.sections} aria-label="Sections">
      {sections.map((title) => {
        const count = problems.filter((problem) => sectionOf(problem) === title).length;
        return (
          <a
            key={title}
            href={`#${sectionId(title)}`}
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(sectionId(title))?.scrollIntoView({ block: 'start' });
            }}
          >
            {title}
            {count > 0 && (
              <span className={classes.errors} title={`${count} to put right`}>
                {count}
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}
