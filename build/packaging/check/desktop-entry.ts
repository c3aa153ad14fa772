import type { Findings } from './report.ts';

/** What a desktop entry must not or does not say; `program` is what it should start. */
export function wrongEntry(entry: string, program: string): Findings {
  const lines = entry.split('\n');
  const value = (key: string) =>
    lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1) ?? '';
  const types = value('MimeType').split(';');
  return [
    ...(entry.includes('--no-sandbox') ? ['It starts the app without its sandbox'] : []),
    ...(value('Exec') === `${program} %U` ? [] : [`It starts "${value('Exec')}"`]),
    ...(types.includes('x-scheme-handler/fieldroster') ? [] : ['It does not open fieldroster:// links']),
    ...(value('Icon') === 'fieldroster' ? [] : [`Its icon is "${value('Icon')}"`]),
    ...(value('StartupWMClass') === 'fieldroster' ? [] : ['Its windows are not found by their class']),
  ];
}
