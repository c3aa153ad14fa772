import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fuseWire } from './stub-fuses.ts';

const FRAMEWORKS = 'Electron.app/Contents/Frameworks';
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`);

/** A folder that looks to electron-builder like Electron for macOS. */
export async function stubMac(folder: string): Promise<void> {
  const program = (place: string) => write(folder, place, fuseWire);
  await write(folder, 'Electron.app/Contents/Info.plist', plistOf('Electron'));
  await write(folder, 'Electron.app/Contents/Resources/en.lproj/locale.pak', 'stub\n');
  await program('Electron.app/Contents/MacOS/Electron');
  await program(`${FRAMEWORKS}/Electron Framework.framework/Electron Framework`);
  for (const helper of HELPERS) {
    await write(folder, `${FRAMEWORKS}/${helper}.app/Contents/Info.plist`, plistOf(helper));
    await program(`${FRAMEWORKS}/${helper}.app/Contents/MacOS/${helper}`);
  }
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await write(folder, name, 'stub\n');
}

async function write(folder: string, place: string, content: string | Buffer): Promise<void> {
  const file = join(folder, place);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  await chmod(file, typeof content === 'string' ? 0o644 : 0o755);
}

const plistOf = (name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
</dict></plist>
`;
