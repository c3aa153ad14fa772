import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fuseWire } from './stub-fuses.ts';
import { run } from './tools.ts';

const BYTES = [...fuseWire].join(', ');

// A volatile array, or the compiler would leave it out.
const SOURCE = `volatile const unsigned char fuses[] = {${BYTES}};
int main(void) { return fuses[0] == 0; }
`;

const RESOURCES = `1 VERSIONINFO
FILEVERSION 45,4,1,0
PRODUCTVERSION 45,4,1,0
BEGIN
 BLOCK "StringFileInfo"
 BEGIN
  BLOCK "040904b0"
  BEGIN
   VALUE "CompanyName", "Stub"
   VALUE "FileDescription", "Electron"
   VALUE "FileVersion", "45.4.1"
   VALUE "ProductName", "Electron"
   VALUE "OriginalFilename", "electron.exe"
  END
 END
 BLOCK "VarFileInfo"
 BEGIN
  VALUE "Translation", 0x409, 1200
 END
END
`;

/** A folder that looks to electron-builder like Electron for Windows. Needs Debian's mingw. */
export async function stubWindows(folder: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'icudtl.dat'])
    await writeFile(join(folder, name), 'stub\n');
  const [source, resources, object] = ['stub.c', 'stub.rc', 'stub.o'].map((name) => `${folder}-${name}`) as [
    string,
    string,
    string,
  ];
  await writeFile(source, SOURCE);
  await writeFile(resources, RESOURCES);
  await run('x86_64-w64-mingw32-windres', [resources, object]);
  await run('x86_64-w64-mingw32-gcc', ['-s', '-o', join(folder, 'electron.exe'), source, object]);
}
