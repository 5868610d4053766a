import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';

/** The id that Chromium gives an unpacked extension: from its folder's path, so known before it runs. */
export function extensionIdOf(folder: string): string {
  const path = realpathSync(folder);
  const bytes = process.platform === 'win32' ? Buffer.from(path, 'utf16le') : Buffer.from(path);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
