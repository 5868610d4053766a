import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { type ExtensionBrowser, launchWithExtension } from '../browser/launch.ts';
import { signIn } from './sign-in.ts';

export interface DemoPerson {
  readonly login: string;
  readonly crmUrl: string;
  /** The record's page that the window begins on. */
  readonly path: string;
  readonly profileDir: string;
  readonly extensionDir: string;
  readonly headless: boolean;
  /** Where the window's left edge is, in pixels. */
  readonly left: number;
}

export interface DemoWindow extends ExtensionBrowser {
  readonly lead: Page;
}

const PATIENCE_MS = 10_000;

/** Opens a person's browser: signed in, on the record, with Baton turned on for the CRM. */
export async function openDemoWindow(person: DemoPerson): Promise<DemoWindow> {
  const { crmUrl, profileDir, extensionDir, headless, left } = person;
  const browser = await launchWithExtension({
    ...{ profileDir, extensionDir, headless, endsOnSignals: false, grantedOrigins: [crmUrl] },
    args: [`--window-position=${left},20`, '--window-size=1240,900'],
  });
  const lead = browser.context.pages()[0] ?? (await browser.context.newPage());
  await signInBrowser(browser.context, crmUrl, person.login);
  await lead.goto(crmUrl + person.path);
  await turnOn(browser);
  await lead.bringToFront();
  return { ...browser, lead };
}

async function signInBrowser(context: BrowserContext, url: string, login: string): Promise<void> {
  const [name = '', value = ''] = (await signIn(url, login)).split('=');
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
}

/** Presses *Turn on for this site* in the panel, as the user would; the next time it is on already. */
async function turnOn({ context, panelUrl }: ExtensionBrowser): Promise<void> {
  const panel = await context.newPage();
  await panel.goto(panelUrl);
  const button = panel.getByRole('button', { name: 'Turn on for this site' });
  const lead = panel.getByRole('region', { name: 'Lead', exact: true });
  const first = button.or(lead).first();
  await first.waitFor({ timeout: PATIENCE_MS });
  if (await button.isVisible()) {
    await button.click();
    await lead.waitFor({ timeout: PATIENCE_MS });
  }
  await panel.close();
}

/** What an extension's page reaches; the browser's types are not Node's. */
interface ExtensionPage {
  chrome: {
    windows: { getCurrent(): Promise<{ id: number }> };
    sidePanel: { open(where: { windowId: number }): Promise<void> };
  };
}

/**
 * Opens the side panel in the window. It takes a user's gesture, which what Playwright evaluates in a
 * page has for a moment: so the window's number is read first.
 */
export async function openSidePanel({ context, extensionId, lead }: DemoWindow): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  const windowId = await page.evaluate(async () => {
    // One of the extension's own pages, where Chromium provides this.
    const { chrome } = globalThis as unknown as ExtensionPage;
    return (await chrome.windows.getCurrent()).id;
  });
  await page.evaluate((id) => {
    const { chrome } = globalThis as unknown as ExtensionPage; // As above.
    return chrome.sidePanel.open({ windowId: id });
  }, windowId);
  await page.close();
  await lead.bringToFront();
}

/** Pictures for whoever has no display: the record, and the panel as a page of its own. */
export async function takePictures(window: DemoWindow, file: string): Promise<string[]> {
  const { context, lead, panelUrl } = window;
  await lead.screenshot({ path: `${file}.png` });
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 420, height: 900 });
  await panel.goto(panelUrl);
  await panel.getByRole('region', { name: 'Lead', exact: true }).waitFor({ timeout: PATIENCE_MS });
  await wait(500); // For the eye: what was read from the CRM has been drawn by then.
  await panel.screenshot({ path: `${file}-panel.png` });
  await panel.close();
  return [`${file}.png`, `${file}-panel.png`];
}
