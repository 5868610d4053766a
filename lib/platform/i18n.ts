import { browser } from 'wxt/browser';
import type messages from '@/public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/**
 * Returns the message of the user's language with `$1`, `$2`, … replaced. A key that the browser does
 * not know is shown as it stands, so that a missing word is seen and not an empty button.
 */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions) || key;
}
