import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { run } from '../tools.ts';
import type { Asked } from './arguments.ts';

const SCRIPTS = { 'after-install': 'post', 'after-remove': 'postun' } as const;

/** Makes an rpm of a folder; `work` is a folder for what is made on the way. */
export async function makeRpm(asked: Asked, tree: string, work: string): Promise<void> {
  const spec = join(work, 'package.spec');
  await writeFile(spec, await specOf(asked, tree));
  const settings = { _topdir: join(work, 'build'), _rpmdir: join(work, 'made'), _rpmfilename: 'made.rpm' };
  const defines = Object.entries(settings).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  const architecture = asked.options.get('architecture') ?? '';
  // electron-builder speaks Debian's names; fpm translates them.
  const target = architecture === 'amd64' ? 'x86_64' : architecture;
  await run('rpmbuild', ['-bb', '--quiet', '--target', target, ...defines, spec]);
  await copyFile(join(work, 'made', 'made.rpm'), asked.options.get('package') ?? '');
}

async function specOf({ options, depends }: Asked, tree: string): Promise<string> {
  const get = (name: string) => (options.get(name) ?? '').replaceAll('%', '%%');
  return `%define _build_id_links none
%define __spec_install_post %{nil}
%define debug_package %{nil}
Name: ${get('name')}
Version: ${get('version')}
Release: ${get('iteration') || '1'}
Summary: ${get('rpm-summary') || get('description').trim()}
License: ${get('license')}
Vendor: ${get('vendor')}
URL: ${get('url')}
Packager: ${get('maintainer')}
Group: ${get('category')}
AutoReqProv: no
${depends.map((name) => `Requires: ${name}`).join('\n')}
%description
${get('description').trim()}
%install
mkdir -p %{buildroot} && cp -a '${tree}/.' %{buildroot}/
${await scriptsOf(options)}
%files
%defattr(-,root,root)
${(await ownedIn(tree, get('directories'))).join('\n')}
`;
}

async function scriptsOf(options: Asked['options']): Promise<string> {
  const parts = Object.entries(SCRIPTS).map(async ([option, section]) => {
    const script = options.get(option);
    return script ? `%${section}\n${(await readFile(script, 'utf8')).replaceAll('%', '%%')}` : '';
  });
  return (await Promise.all(parts)).join('\n');
}

/** Every file, and the folders at and below `folder`, as rpm wants them listed. */
async function ownedIn(tree: string, folder: string): Promise<string[]> {
  const entries = await readdir(tree, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const place = `/${relative(tree, join(entry.parentPath, entry.name))}`;
    if (!entry.isDirectory()) return [`"${place}"`];
    return folder !== '' && `${place}/`.startsWith(`${folder}/`) ? [`%dir "${place}"`] : [];
  });
}
