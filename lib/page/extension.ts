import type { Reply } from '@/lib/messaging/reply';

/** The part of the extension API that a script in a page uses. */
interface ExtensionApi {
  readonly runtime: {
    readonly id?: string;
    sendMessage(message: unknown): Promise<Reply | undefined>;
    readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  };
  readonly i18n: { getMessage(key: string, substitutions?: string[]): string };
}

/** What a script of ours in a page can do with the rest of Baton. */
export interface Extension {
  /** Whether this script still belongs to a running extension: not after a reload or an update. */
  readonly isAlive: () => boolean;
  /** Asks the background; `undefined` where it did not answer, or is not ours any more. */
  readonly ask: (type: string, payload: object) => Promise<Reply | undefined>;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly word: (key: string, ...substitutions: string[]) => string;
}

/** Gives the way to the rest of Baton from inside a page, without polyfill or schemas. */
export function extensionOfPage(): Extension {
  // Browsers give content scripts one of the two; in a page without it, both are missing.
  const scope = globalThis as { browser?: ExtensionApi; chrome?: ExtensionApi };
  const api = scope.browser ?? scope.chrome;
  const isAlive = () => api?.runtime.id !== undefined;
  return {
    isAlive,
    async ask(type, payload) {
      if (!isAlive()) return undefined;
      try {
        return await api?.runtime.sendMessage({ type, payload });
      } catch {
        return undefined; // the worker died on the way, or the extension was reloaded
      }
    },
    onMessage: (listener) => api?.runtime.onMessage.addListener(listener),
    word: (key, ...substitutions) => api?.i18n.getMessage(key, substitutions) ?? key,
  };
}
