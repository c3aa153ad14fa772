type Value = string | number | readonly string[];

/**
 * The values below a key as `reg.exe query KEY /s` prints them; a key below it is a list, as templates write lists.
 * Values of other kinds than text, number and list are left out. `key` is the full name, without a backslash behind.
 */
export function registryValues(printed: string, key: string): Record<string, Value> {
  const values: Record<string, Value> = {};
  let list: string | null = null;
  for (const line of printed.split(/\r?\n/)) {
    if (/^HKEY_/i.test(line)) list = listName(line.trim(), key);
    else if (list !== '') takeLine(values, list, line);
  }
  return values;
}

/** Null for the key itself, the name of a list below it, and an empty text for what is deeper. */
function listName(line: string, key: string): string | null {
  const below = line.slice(key.length).replace(/^\\/, '');
  if (below === '') return null;
  return below.includes('\\') ? '' : below;
}

function takeLine(values: Record<string, Value>, list: string | null, line: string): void {
  const [, name, kind, data = ''] = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
  // The value without a name belongs to no setting.
  if (name === undefined || kind === undefined || name === '(Default)') return;
  const value = dataOf(kind, data);
  if (value === null) return;
  if (list === null) values[name] = value;
  else values[list] = [...((values[list] as string[] | undefined) ?? []), String(value)];
}

function dataOf(kind: string, data: string): Value | null {
  if (kind === 'REG_SZ' || kind === 'REG_EXPAND_SZ') return data;
  if (kind === 'REG_DWORD') return Number(data);
  if (kind === 'REG_MULTI_SZ') return data.split('\\0').filter((part) => part !== '');
  return null;
}
