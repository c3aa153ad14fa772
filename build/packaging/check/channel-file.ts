import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Findings } from './report.ts';

const channelFile = z.object({
  version: z.string(),
  files: z.array(z.object({ url: z.string(), sha512: z.string(), size: z.number() })).min(1),
  path: z.string(),
  sha512: z.string(),
  releaseDate: z.iso.datetime(),
  dataVersion: z.int().min(1),
  stagingPercentage: z.int().min(1).max(100).optional(),
});

/** Where the file that updaters read does not agree with the packages in its folder. */
export async function wrongChannelFile(folder: string, name: string, version: string): Promise<Findings> {
  const said = channelFile.parse(parse(await readFile(join(folder, name), 'utf8')));
  const first = said.files.find(({ url }) => url === said.path);
  const each = await Promise.all(said.files.map((file) => wrongFile(folder, file)));
  return [
    ...(said.version === version ? [] : [`It names the version ${said.version}`]),
    ...(first?.sha512 === said.sha512 ? [] : ['Its old-style path and its list of files disagree']),
    ...each.flat(),
  ];
}

async function wrongFile(
  folder: string,
  { url, sha512, size }: { url: string; sha512: string; size: number },
) {
  const bytes = await readFile(join(folder, url));
  const found = createHash('sha512').update(bytes).digest('base64');
  return [
    ...(bytes.length === size ? [] : [`${url} has ${bytes.length} bytes, not ${size}`]),
    ...(found === sha512 ? [] : [`${url} has another checksum`]),
  ];
}

const ownFeed = z.object({ provider: z.literal('generic'), url: z.string(), channel: z.string() });

/** Where the file in which an app finds its feed does not say what it was built with. */
export function wrongOwnFeed(text: string, url: string, channel: string): Findings {
  const said = ownFeed.parse(parse(text));
  return [
    ...(said.url === url ? [] : [`It looks at ${said.url}`]),
    ...(said.channel === channel ? [] : [`It looks for ${said.channel}`]),
  ];
}
