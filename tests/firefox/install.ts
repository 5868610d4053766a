import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installPackages } from '../setup/apt.ts';

const COMMANDS = ['firefox-esr', 'firefox', 'firefox-developer-edition'];
const USUAL_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Returns the path of a Firefox, and on Debian as root installs one first where there is none; else throws in clear words. */
export function findOrInstallFirefox(): string {
  const found = findFirefox();
  if (found !== undefined) return found;
  if (!canInstall()) {
    throw new Error('The tests in Firefox need Firefox 140 or newer. Install it, then try again.');
  }
  installPackages(['firefox-esr']);
  const installed = findFirefox();
  if (installed === undefined) throw new Error('No Firefox was found after installing it.');
  return installed;
}

function findFirefox(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...USUAL_PLACES].find((place) => existsSync(place));
}
