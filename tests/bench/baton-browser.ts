import { resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { type ExtensionBrowser, launchWithExtension } from '../browser/launch';

interface ExtensionScope {
  chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** Starts a browser with Baton turned on for the origin, signed in by the cookie if there is one. */
export async function withBaton(
  profileDir: string,
  origin: string,
  cookie?: string,
): Promise<ExtensionBrowser> {
  const browser = await launchWithExtension({
    profileDir,
    extensionDir: resolve('.output/chrome-mv3'),
    grantedOrigins: [origin],
  });
  await signInWith(browser.context, origin, cookie);
  const own = await browser.context.newPage();
  await own.goto(browser.panelUrl.replace('sidepanel.html', 'manifest.json'));
  await own.evaluate((of) => {
    // The page is one of the extension's own, where Chromium provides this.
    const { chrome } = globalThis as unknown as ExtensionScope;
    return chrome.runtime.sendMessage({
      type: 'site/on',
      payload: { origin: of, adapter: 'rest' },
    });
  }, origin);
  await own.close();
  return browser;
}

/** Puts a session cookie of the form `name=value` into the browser. */
export async function signInWith(context: BrowserContext, origin: string, cookie?: string) {
  if (cookie === undefined) return;
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
}
