import { extractFile, listPackage, statFile } from '@electron/asar';

/** A file of the packaged app: its place in the archive with `/`, and its bytes. */
export type Packed = { place: string; bytes: Buffer };

/** Every file of an app archive. */
export function filesOf(archive: string): Packed[] {
  return listPackage(archive, { isPack: false })
    .map((place) => place.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((place) => !('files' in statFile(archive, place)))
    .map((place) => ({ place, bytes: extractFile(archive, place) }));
}
