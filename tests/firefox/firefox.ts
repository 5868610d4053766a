import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import * as z from 'zod/mini';
import { findOrInstallFirefox } from './install';
import { connectMarionette, type Marionette } from './marionette';
import { createTab, type Tab } from './tab';

/** One person's Firefox: the CRM's tab, and Baton's panel as a tab beside it. */
export interface Firefox {
  readonly crm: Tab;
  readonly panel: Tab;
  /** Presses Baton's icon, as a person does on the page in front. */
  readonly pressIcon: () => Promise<void>;
  /** Whether the browser's own sidebar shows Baton. */
  readonly showsSidebar: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export interface FirefoxOptions {
  readonly startUrl: string;
  /** The session's cookie, as `name=value`. */
  readonly cookie: string;
}

const EXTENSION = resolve('.output/firefox-mv3');
const manifestSchema = z.object({
  browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }),
});
const UNTIL_STARTED = { timeout: 60_000, interval: 200 };

/** Starts Firefox on a profile of its own with the built extension, signed in at the start page. */
export async function openFirefox({ startUrl, cookie }: FirefoxOptions): Promise<Firefox> {
  const addonId = readAddonId();
  const address = randomUUID();
  const profile = mkdtempSync(join(tmpdir(), 'baton-firefox-'));
  writePreferences(profile, {
    // What listens is told in the profile.
    'marionette.port': 0,
    // The extension's pages have an address that the test knows, and its requests no prompt.
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: address }),
    'extensions.webextOptionalPermissionPrompts': false,
    ...QUIET,
  });
  const words = ['--headless', '--marionette', '-remote-allow-system-access', '-profile', profile];
  const child = spawn(findOrInstallFirefox(), words, { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  const marionette = await connectMarionette(await portOf(profile));
  await marionette.send('WebDriver:NewSession', {});
  await marionette.send('Addon:Install', { path: EXTENSION, temporary: true });
  const crm = await createTab(marionette);
  await crm.open(startUrl);
  const [name, value] = cookie.split('=');
  await marionette.send('WebDriver:AddCookie', { cookie: { name, value } });
  await crm.open(startUrl);
  return {
    crm,
    panel: await createTab(marionette, `moz-extension://${address}/sidepanel.html`),
    pressIcon: async () => {
      await crm.front();
      await inBrowserWindow(marionette, PRESS_ICON, addonId);
    },
    showsSidebar: async () => (await inBrowserWindow(marionette, SIDEBAR_SHOWN, addonId)) === true,
    async close() {
      marionette.close();
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Nothing of the network's, and no greeting. */
const QUIET = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.enabled': false,
  'app.normandy.enabled': false,
};

/** These two run in the browser's own window; what they call has no other name. */
const PRESS_ICON = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`;
const SIDEBAR_SHOWN = `
  const { isOpen, currentID } = window.SidebarController;
  return isOpen && currentID === arguments[0].replace(/[@.]/g, '_') + '-sidebar-action';`;

async function inBrowserWindow(marionette: Marionette, script: string, ...args: string[]) {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    return await marionette.send('WebDriver:ExecuteScript', { script, args });
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

function readAddonId(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
  return manifestSchema.parse(manifest).browser_specific_settings.gecko.id;
}

function writePreferences(profile: string, preferences: Record<string, unknown>): void {
  const lines = Object.entries(preferences).map(
    (entry) => `user_pref(${entry.map((part) => JSON.stringify(part)).join(', ')});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
}

/** Firefox tells the port in its profile as soon as it listens. */
const portOf = (profile: string): Promise<number> =>
  vi.waitFor(() => {
    const port = Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8'));
    if (!(port > 0)) throw new Error('Firefox has not said yet where it listens.');
    return port;
  }, UNTIL_STARTED);
