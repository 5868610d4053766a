import { browser } from 'wxt/browser';

/** Brings the tab and its window to the front; `false` where it is gone. */
export async function focusTab(tabId: number): Promise<boolean> {
  try {
    const tab = await browser.tabs.update(tabId, { active: true });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
    return true;
  } catch {
    return false; // closed meanwhile
  }
}

/** Opens the address, which is one of a site that the user turned on, in a tab of its own. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
