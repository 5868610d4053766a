import { browser } from 'wxt/browser';
import { isOfProfile } from './tabs';

/** An entry in the context menu: of selected text on every page, or of Baton's icon. */
export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly on: 'selection' | 'action';
}

/** Puts the entries into the context menus, in the place of those that were there; again is harmless. */
export async function ensureMenus(entries: readonly MenuEntry[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, on } of entries) {
    browser.contextMenus.create({ id, title, contexts: [on] });
  }
}

/** Calls back when the user chose the entry of Baton's icon. */
export function onIconMenuChosen(id: string, listener: () => void): void {
  browser.contextMenus.onClicked.addListener((info) => {
    if (info.menuItemId === id) listener();
  });
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
