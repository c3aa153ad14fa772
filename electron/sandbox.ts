/** What an AppImage starts with where the system forbids user namespaces; see docs/packaging.md. */
const off = '--no-sandbox';

/**
 * Why the app does not start without Chromium's sandbox, in a sentence for people; null where there is nothing against
 * it. A checkout may: developers run as root in containers.
 */
export function sandboxRefusal({
  isPackaged,
  argv,
}: {
  isPackaged: boolean;
  argv: readonly string[];
}): string | null {
  if (!isPackaged || !argv.includes(off)) return null;
  return 'Fieldroster was started without its sandbox, which protects what it keeps. Install the deb or rpm package instead of the AppImage, or ask your administrator to allow user namespaces.';
}
