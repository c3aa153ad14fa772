import type { Store } from '../store/store.ts';
import type { openDatabasePhotos } from './database-photos.ts';
import {
  type Added,
  leastSize,
  type Part,
  type PhotoParts,
  roomOfCompany,
  type Upload,
} from './photo-bytes.ts';

type Deps = {
  readonly parts: Store['photos']['parts'];
  readonly adopt: ReturnType<typeof openDatabasePhotos>['adopt'];
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Uploads whose parts are rows. A part belongs to its offset, so that of two servers one takes it. */
export function openDatabaseParts({ parts, adopt, now }: Deps): PhotoParts {
  const add = async (upload: Upload, part: Part): Promise<Added> => {
    const received = (await parts.received(upload)) ?? 0;
    if (received > part.total) await parts.drop(upload);
    if (part.offset !== received) return wrongOffset(upload);
    const end = part.offset + part.bytes.length;
    if (end > part.total || (part.bytes.length === 0 && end < part.total))
      return { ok: false, reason: 'noPart' };
    if ((await taken(upload.companyId)) + part.bytes.length > roomOfCompany)
      return { ok: false, reason: 'noRoom' };
    if (part.bytes.length > 0 && !(await parts.add(upload, part, now()))) return wrongOffset(upload);
    return end < part.total ? { ok: true, received: end, complete: false } : finish(upload);
  };

  const wrongOffset = async (upload: Upload): Promise<Added> => {
    const received = (await parts.received(upload)) ?? 0;
    return { ok: false, reason: 'wrongOffset', received };
  };

  const taken = async (companyId: string): Promise<number> =>
    (await parts.sizes(companyId)).reduce((sum, size) => sum + Math.max(leastSize, size), 0);

  const finish = async (upload: Upload): Promise<Added> => {
    const bytes = Buffer.concat(await parts.read(upload));
    const examined = await adopt(upload.companyId, upload.sha256, bytes);
    await parts.drop(upload);
    return examined.ok ? { ok: true, received: examined.bytes, complete: true } : examined;
  };

  return { add, received: parts.received, forget: parts.forget };
}
