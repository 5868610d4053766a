import { browser } from 'wxt/browser';

/** Calls back after install, update and browser start: when registrations and alarms may be gone. */
export function onFreshStart(listener: () => void): void {
  browser.runtime.onInstalled.addListener(() => listener());
  browser.runtime.onStartup.addListener(() => listener());
}

/** Calls back with the name of a keyboard command and the window that it was pressed in. */
export function onCommand(listener: (name: string, windowId: number | undefined) => void): void {
  browser.commands.onCommand.addListener((name, tab) => listener(name, tab?.windowId));
}
