import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';

const docs = fileURLToPath(new URL('../docs', import.meta.url));

type Guide = { readonly file: string; readonly title: string; readonly chapters: readonly string[] };

/** What the Help menu opens. The chapters of the second are what developers read, too: it is said once. */
const guides: readonly Guide[] = [
  { file: 'user.html', title: 'User guide', chapters: ['guide/user.md'] },
  {
    file: 'admin.html',
    title: 'Administrator guide',
    chapters: ['guide/admin.md', 'server.md', 'packaging.md', 'policies.md', 'security.md'],
  },
];

/** Writes the guides and their pictures, as pages that need no network. */
export async function writeGuides(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  await cp(join(docs, 'guide/guide.css'), join(out, 'guide.css'));
  await cp(join(docs, 'pictures'), out, { recursive: true });
  for (const guide of guides) await writeFile(join(out, guide.file), await pageOf(guide));
}

async function pageOf({ title, chapters }: Guide): Promise<string> {
  const sections = await Promise.all(chapters.map(sectionOf));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title} · Fieldroster</title>
<link rel="stylesheet" href="guide.css">
<main>
${sections.join('\n')}
</main>
</html>
`;
}

async function sectionOf(chapter: string): Promise<string> {
  const text = await readFile(join(docs, chapter), 'utf8');
  const name = chapter.replace(/^.*\//, '').replace(/\.md$/, '');
  const marked = new Marked({ renderer: { link: (token) => linkOf(token.href, token.text) } });
  return `<section id="${name}">\n${await marked.parse(text)}</section>`;
}

/** Within the guide, or to the world outside; files of the source are not in it. */
function linkOf(href: string, text: string): string {
  const chapter = /^(?:[^:]*\/)?([a-z-]+)\.md(?:#.*)?$/.exec(href)?.[1];
  const known = guides.some(({ chapters }) => chapters.some((each) => each.endsWith(`${chapter}.md`)));
  if (href.startsWith('#') || (chapter && known))
    return `<a href="${chapter ? `#${chapter}` : href}">${text}</a>`;
  return href.startsWith('https://')
    ? `<a href="${href}" target="_blank" rel="noreferrer">${text}</a>`
    : text;
}
