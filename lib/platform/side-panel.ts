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

/** What the mark on Baton's icon tells: how many things wait, and whether all is well. */
export interface Badge {
  /** A few characters; none removes the mark. */
  readonly text: string;
  readonly tone: 'waiting' | 'overdue' | 'trouble';
  /** What the pointer reads over the icon: the same in words, for whom colours say nothing. */
  readonly title: string;
}

/** White is read on each of them, and each is told from the others without red and green. */
const BADGE_COLOURS: Readonly<Record<Badge['tone'], string>> = {
  waiting: '#0b6a70',
  overdue: '#8a5200',
  trouble: '#b3261e',
};

/** Shows the mark on Baton's icon. */
export async function setBadge({ text, tone, title }: Badge): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: BADGE_COLOURS[tone] });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
  await browser.action.setBadgeText({ text });
  await browser.action.setTitle({ title });
}
