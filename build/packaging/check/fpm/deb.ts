import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../tools.ts';
import type { Asked } from './arguments.ts';

const SCRIPTS = { 'after-install': 'postinst', 'after-remove': 'postrm' } as const;

/** Makes a deb of a folder. */
export async function makeDeb(asked: Asked, tree: string): Promise<void> {
  const control = join(tree, 'DEBIAN');
  const [size = '0'] = (await run('du', ['-sk', tree])).split('\t');
  await mkdir(control, { mode: 0o755 });
  await writeFile(join(control, 'control'), controlOf(asked, size));
  for (const [option, name] of Object.entries(SCRIPTS)) {
    const script = asked.options.get(option);
    if (!script) continue;
    await copyFile(script, join(control, name));
    await chmod(join(control, name), 0o755);
  }
  await run('dpkg-deb', ['--root-owner-group', '-Zgzip', '-b', tree, asked.options.get('package') ?? '']);
}

/** The package's data in Debian's form; `size` in KiB. */
function controlOf({ options, depends, recommends }: Asked, size: string): string {
  const get = (name: string) => options.get(name) ?? '';
  const [synopsis = '', ...more] = get('description')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const lines = {
    Package: get('name'),
    Version: get('version'),
    Architecture: get('architecture'),
    Maintainer: get('maintainer'),
    'Installed-Size': size,
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: get('category'),
    Priority: get('deb-priority'),
    Homepage: get('url'),
    Description: [synopsis, ...more.map((line) => ` ${line}`)].join('\n'),
  };
  const kept = Object.entries(lines).filter(([, value]) => value !== '');
  return `${kept.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}
