import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { installChromium } from './install-chromium.ts';

/** A browser of the Chromium family. Branded Chrome loads no extension from its command line. */
export interface FoundBrowser {
  readonly path: string;
  readonly branded: boolean;
}

/** Names on the PATH: those that load extensions first. */
const COMMANDS = [
  ...['chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser'],
  ...['google-chrome', 'google-chrome-stable'],
];

const MAC_APPS = ['Chromium', 'Microsoft Edge', 'Brave Browser', 'Google Chrome'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS_APPS = [
  ...['Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'],
  'Google/Chrome/Application/chrome.exe',
];

/**
 * The browser to use: the one that BATON_BROWSER names, else the first found on the PATH, in the
 * usual places, or among those that Playwright installed; `undefined` where there is none.
 */
function findChromium(environment: NodeJS.ProcessEnv = process.env): FoundBrowser | undefined {
  const chosen = environment.BATON_BROWSER;
  const path = [...(chosen ? [chosen] : places(environment))].find((place) => existsSync(place));
  return path === undefined ? undefined : { path, branded: isBranded(path) };
}

/** Like {@link findChromium}, and installs Chromium where there is none; throws where it cannot. */
export async function findOrInstallChromium(): Promise<FoundBrowser> {
  const found = findChromium();
  if (found) return found;
  await installChromium();
  const installed = findChromium();
  if (!installed) throw new Error('No Chromium was found after installing it. Set BATON_BROWSER.');
  return installed;
}

function places(environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const all = [...onPath, ...usualPlaces(environment), chromium.executablePath()];
  return [...all.filter((path) => !isBranded(path)), ...all.filter(isBranded)];
}

function usualPlaces(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return MAC_APPS.flatMap((app) => [app, join(homedir(), app)]);
  }
  if (process.platform !== 'win32') return ['/usr/lib/chromium/chromium', '/snap/bin/chromium'];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
    (name) => environment[name],
  );
  return roots.flatMap((root) => (root ? WINDOWS_APPS.map((app) => join(root, app)) : []));
}

/** Whether this is Google's own build, which since version 137 ignores `--load-extension`. */
function isBranded(path: string): boolean {
  return /google[ -]chrome|google[\\/]chrome/i.test(path);
}
