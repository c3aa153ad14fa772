import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

export type PolicyText = { readonly values: Record<string, unknown> } | { readonly unreadable: string };

/** The settings in a JSON text, or a sentence why there are none. */
export function policyText(text: string): PolicyText {
  try {
    const read = object.safeParse(JSON.parse(text));
    return read.success ? { values: read.data } : { unreadable: 'It is not a list of settings.' };
  } catch {
    return { unreadable: 'It is not valid JSON.' };
  }
}

/** Why a policy file is not to be believed, or null. Whoever else may write it could send people anywhere. */
export function distrust({
  uid,
  gid,
  mode,
}: {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}): string | null {
  if (uid !== 0) return 'It does not belong to root.';
  const isGroupWritable = (mode & 0o020) !== 0 && gid !== 0;
  return isGroupWritable || (mode & 0o002) !== 0 ? 'Others than root may write to it.' : null;
}
