import { browser } from 'wxt/browser';

/** Firefox's sidebar, which the browser's types do not name. */
interface SidebarAction {
  open(): Promise<void>;
  toggle(): Promise<void>;
}

function sidebar(): SidebarAction | undefined {
  // Only Firefox has it, and the browser's types are Chrome's.
  return (browser as { sidebarAction?: SidebarAction }).sidebarAction;
}

/**
 * Opens the panel of the window. To be called inside the user's gesture, before anything is
 * awaited; `false` where the browser refused.
 */
export async function openPanel(windowId: number): Promise<boolean> {
  try {
    await (sidebar()?.open() ?? browser.sidePanel.open({ windowId }));
    return true;
  } catch {
    return false; // the gesture was over: the user can still click the icon
  }
}

/** Calls back when the user clicks Baton's icon, which also shows Baton that one page. */
export function onIconClicked(listener: (windowId: number) => void): void {
  browser.action.onClicked.addListener((tab) => listener(tab.windowId));
}

/** Opens the panel by the icon; where the browser has a sidebar, the icon also closes it. */
export async function togglePanel(windowId: number): Promise<void> {
  const own = sidebar();
  if (own) await own.toggle().catch(() => undefined);
  else await openPanel(windowId);
}

/** Shows a short mark on Baton's icon; an empty one removes it. */
export async function setBadge(text: string): Promise<void> {
  await browser.action.setBadgeText({ text });
}
