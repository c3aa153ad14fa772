import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { fuses } from '../fuses.ts';
import type { Findings } from './report.ts';

// The package keeps these two to itself.
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** Our name of each fuse with its place in the binary. */
const places: Readonly<Record<keyof typeof fuses, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** Fuses of a packaged program that are not as declared. */
export async function wrongFuses(program: string): Promise<Findings> {
  const wire = await getCurrentFuseWire(program);
  if (wire.version !== FuseVersion.V1) return [`The fuses have version ${wire.version}`];
  return Object.entries(places).flatMap(([name, place]) => {
    const wanted = fuses[name as keyof typeof fuses] ? ON : OFF;
    return Number(wire[place]) === wanted ? [] : [`The fuse ${name} is not as declared`];
  });
}
