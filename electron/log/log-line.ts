/** Everything that the log may say. No text of a person gets into a line: events are these, facts are short words. */
export type LogEvent =
  | 'started'
  | 'not started'
  | 'call refused'
  | 'call failed'
  | 'page error'
  | 'page gone'
  | 'page not back'
  | 'link not opened'
  | 'guide not opened'
  | 'child gone'
  | 'listed certificate refused'
  | 'exception';

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** One line of the log, as JSON. Of an error it keeps kind, code and place: its message may name somebody. */
export function logLine(at: Date, event: LogEvent, facts: Facts, error?: unknown): string {
  const kept = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, safeFact(fact)]));
  const about = error === undefined ? {} : { error: errorFacts(error) };
  return JSON.stringify({ at: at.toISOString(), event, ...kept, ...about });
}

// A word of a program: no blanks, no @, and fewer digits than a phone has.
const isProgramWord = (text: string) =>
  /^[A-Za-z0-9_.:/-]{1,60}$/.test(text) && text.replace(/\D/g, '').length < 7;

const safeFact = (fact: string | number | boolean) =>
  typeof fact === 'string' && !isProgramWord(fact) ? '(left out)' : fact;

function errorFacts(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  return {
    name: safeFact(error.name),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: safeFact(code) } : {}),
    // A message may have lines that look like places.
    at: frames((error.stack ?? '').replace(error.message, '')),
  };
}

/** Function, file, line and column, without the folders, which have the name of a person in them. */
const frames = (stack: string): string[] =>
  [...stack.matchAll(/^ {4}at (?:async )?(?:([\w.$<>]+) )?\(?(?:[^\n]*[\\/])?([\w.-]+:\d+:\d+)\)?$/gm)]
    .slice(0, 10)
    .map(([, name, place]) => (name ? `${name} ${place}` : (place ?? '')));
