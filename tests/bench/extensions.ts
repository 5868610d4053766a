import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes an extension that does nothing but run `script` on every page; gives its folder. */
export async function writeReference(folder: string, script: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Reference',
    version: '1',
    content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['content.js'] }],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'content.js'), script);
  return folder;
}
