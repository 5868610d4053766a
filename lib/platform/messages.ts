import { browser } from 'wxt/browser';

/** The shape of a listener for messages: `true` says that an answer will come. */
type Listener = (
  message: unknown,
  sender: unknown,
  sendResponse: (reply: unknown) => void,
) => true | undefined;

/** Hands a message to the background and gives its raw answer; rejects where nobody listens. */
export const sendToBackground = (message: unknown): Promise<unknown> =>
  browser.runtime.sendMessage(message);

/** Makes this the one listener for messages of our own parts. */
export function listenForMessages(listener: Listener): void {
  browser.runtime.onMessage.addListener(listener);
}

/** Who we are, as senders of messages show it. */
export const self = (): { id: string; origin: string } => ({
  id: browser.runtime.id,
  // Not by URL: outside the browser's own schemes an origin may read as 'null'.
  origin: browser.runtime.getURL('/').replace(/\/$/, ''),
});
