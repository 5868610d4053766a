import type { BrowserContext, Page } from 'playwright-core';

/**
 * Makes Chromium answer "yes", without a prompt, when the extension asks for these origins: on its own
 * extensions page, as a person would allow a site there.
 */
export async function allowWithoutPrompt(
  context: BrowserContext,
  extensionId: string,
  origins: readonly string[],
): Promise<void> {
  await onPage(context, 'chrome://extensions', (page) =>
    page.evaluate(addHostPermissions, { extensionId, patterns: origins.map(patternOf) }),
  );
}

/** Like {@link allowWithoutPrompt}, and the extension has asked: its permission is active. */
export async function grantOrigins(
  context: BrowserContext,
  extensionId: string,
  origins: readonly string[],
): Promise<void> {
  await allowWithoutPrompt(context, extensionId, origins);
  await onPage(context, `chrome-extension://${extensionId}/manifest.json`, async (page) => {
    const granted = await page.evaluate(requestOrigins, origins.map(patternOf));
    if (!granted) throw new Error(`The browser did not grant ${origins.join(', ')}`);
  });
}

/** Ends the extension and begins it anew with its pages still open, as an update does. */
export async function reloadExtension(context: BrowserContext, extensionId: string): Promise<void> {
  await onPage(context, 'chrome://extensions', (page) => page.evaluate(reload, extensionId));
}

const patternOf = (origin: string) => `${origin}/*`;

async function onPage(
  context: BrowserContext,
  address: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await work(page);
  await page.close();
}

/** What these two pages' own scripts reach; the browser's types are not Node's. */
interface ExtensionPage {
  chrome: {
    developerPrivate: {
      addHostPermission(id: string, pattern: string): Promise<void>;
      updateProfileConfiguration(wanted: { inDeveloperMode: boolean }): Promise<void>;
      reload(id: string, how: { failQuietly: boolean }): Promise<unknown>;
    };
    permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
  };
}

async function addHostPermissions(wanted: { extensionId: string; patterns: string[] }) {
  // The page is chrome://extensions, where Chromium provides this.
  const { chrome } = globalThis as unknown as ExtensionPage;
  for (const pattern of wanted.patterns) {
    await chrome.developerPrivate.addHostPermission(wanted.extensionId, pattern);
  }
}

async function reload(extensionId: string): Promise<void> {
  // As above; one that was loaded from a folder comes back in a developer's browser only.
  const { developerPrivate } = (globalThis as unknown as ExtensionPage).chrome;
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  await developerPrivate.reload(extensionId, { failQuietly: true });
}

function requestOrigins(origins: string[]) {
  // The page is one of the extension's own, where Chromium provides this.
  const { chrome } = globalThis as unknown as ExtensionPage;
  return chrome.permissions.request({ origins });
}
