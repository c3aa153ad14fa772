import type { PastedLine } from '#domain/company/pasted-entries.ts';
import { EntryName } from '../parts/entry-name.tsx';
import classes from './list-page.module.css';

/** How many lines are drawn; those that are wrong come first, so that none of them is among the rest. */
const linesShown = 100;

const pills = {
  new: { words: 'New', colour: 'ok' },
  retired: { words: 'Retired, comes back', colour: 'info' },
  exists: { words: 'Exists', colour: '' },
  wrong: { words: 'Left out', colour: 'bad' },
} as const;

const verdicts = ['new', 'retired', 'exists', 'wrong'] as const;

/** What each line of a pasted list would do. */
export function PastePreview({ lines }: { readonly lines: readonly PastedLine[] }) {
  if (lines.length === 0) return null;
  const counted = verdicts.flatMap((verdict) => {
    const count = lines.filter((line) => line.verdict === verdict).length;
    return count > 0 ? [`${count.toLocaleString()} ${pills[verdict].words.toLowerCase()}`] : [];
  });
  const isWrong = ({ verdict }: PastedLine) => verdict === 'wrong';
  const shown = [...lines.filter(isWrong), ...lines.filter((line) => !isWrong(line))].slice(0, linesShown);
  return (
    <div className={classes.preview}>
      <p role="status">{counted.join(', ')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls has to be reachable by keyboard */}
      <section className={classes.previewLines} tabIndex={0} aria-label="Lines">
        <table>
          <tbody>
            {shown.map((line) => (
              <Line key={line.line} line={line} />
            ))}
          </tbody>
        </table>
      </section>
      {lines.length > shown.length && (
        <p className="hint">and {(lines.length - shown.length).toLocaleString()} more</p>
      )}
    </div>
  );
}

function Line({ line }: { readonly line: PastedLine }) {
  const { words, colour } = pills[line.verdict];
  const patterns = Array.isArray(line.values.zipPatterns) ? line.values.zipPatterns.join(', ') : '';
  const tint = typeof line.values.colour === 'string' ? line.values.colour : null;
  return (
    <tr>
      <td className="num muted">{line.line}</td>
      <td>
        <EntryName name={line.name} colour={line.verdict === 'wrong' ? null : tint} />
        {line.inside !== null && <span className="hint"> in {line.inside}</span>}
      </td>
      <td className="muted">{line.verdict === 'wrong' ? line.reason : patterns}</td>
      <td>
        <span className={`pill ${colour}`}>{words}</span>
      </td>
    </tr>
  );
}
