import { useEffect, useRef, useState } from 'react';
import type { Suggestion } from '#domain/address/answer.ts';
import classes from './address-input.module.css';

type Props = {
  readonly suggestions: readonly Suggestion[];
  readonly onAccept: (suggestion: Suggestion) => void;
  readonly onDismiss: () => void;
};

/** What may have been meant. It takes the focus, so that arrows and Enter pick at once; Escape goes on without. */
export function AddressSuggestions({ suggestions, onAccept, onDismiss }: Props) {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setActive(0);
    if (suggestions.length > 0) list.current?.focus();
  }, [suggestions]);

  const steps: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(active + 1, suggestions.length - 1),
    ArrowUp: Math.max(active - 1, 0),
    Home: 0,
    End: suggestions.length - 1,
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const chosen = suggestions[active];
    if (event.key in steps) setActive(steps[event.key] ?? 0);
    else if ((event.key === 'Enter' || event.key === ' ') && chosen) onAccept(chosen);
    else if (event.key === 'Escape') onDismiss();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Address suggestions"
      aria-activedescendant={`address-suggestion-${active}`}
      tabIndex={0}
      className={classes.suggestions}
      onKeyDown={onKeyDown}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys, as listboxes have
        <div
          key={suggestion.text}
          id={`address-suggestion-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classes.suggestion}
          onClick={() => onAccept(suggestion)}
        >
          <strong className="num">{suggestion.text}</strong>
          <span className="hint">{suggestion.why}</span>
        </div>
      ))}
    </div>
  );
}
