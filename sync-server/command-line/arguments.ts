/** What a command takes: words in their places, options with a value, and options without one. */
export type Shape = {
  readonly words?: readonly string[];
  readonly texts?: readonly string[];
  readonly flags?: readonly string[];
};

export type Arguments = {
  readonly words: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  /** Each thing that is wrong, in a sentence. */
  readonly problems: readonly string[];
};

/** Reads what follows a command, and finds everything that is wrong with it, not only the first. */
export function readArguments(args: readonly string[], shape: Shape): Arguments {
  const { words = [], texts = [], flags = [] } = shape;
  const typed: string[] = [];
  const options = new Map<string, string>();
  const problems: string[] = [];
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, name = '', inline] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const isText = texts.includes(name);
    const value = isText ? (inline ?? (left[0]?.startsWith('--') ? undefined : left.shift())) : inline;
    if (!name) typed.push(arg);
    else if (options.has(name)) problems.push(`--${name} is there twice.`);
    else if (isText && !value?.trim()) problems.push(`--${name} needs a value.`);
    else if (!isText && !flags.includes(name)) problems.push(`There is no option --${name}.`);
    else if (!isText && value !== undefined) problems.push(`--${name} takes no value.`);
    if (name) options.set(name, value?.trim() ?? '');
  }
  for (const name of words.slice(typed.length)) problems.push(`${name} is missing.`);
  for (const word of typed.slice(words.length)) problems.push(`${word} is one word too many.`);
  return {
    words: typed,
    text: (name) => options.get(name) || undefined,
    flag: (name) => options.has(name),
    problems,
  };
}
