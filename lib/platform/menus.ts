import { browser } from 'wxt/browser';
import { isOfProfile } from './tabs';

/** Puts an entry for selected text into the context menu of every page; again is harmless. */
export async function ensureSelectionMenu(id: string, title: string): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id, title, contexts: ['selection'] });
}

export interface Selection {
  readonly menu: string;
  readonly text: string;
  readonly windowId: number;
}

/** Calls back with the text that the user chose a menu entry for. */
export function onSelectionChosen(listener: (selection: Selection) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (!tab || !isOfProfile(tab) || !info.selectionText) return;
    listener({ menu: String(info.menuItemId), text: info.selectionText, windowId: tab.windowId });
  });
}
