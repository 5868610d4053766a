import type { Reply } from '@/lib/messaging/reply';

/** The part of the extension API that a script in a page uses. */
interface ExtensionApi {
  /** Gone as a whole in some browsers once the extension is. */
  readonly runtime?: {
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

/** Returns the way to the rest of Baton from inside a page, without polyfill or schemas. */
export function extensionOfPage(): Extension {
  // Browsers give content scripts one of the two; in a page without it, both are missing.
  const scope = globalThis as { browser?: ExtensionApi; chrome?: ExtensionApi };
  const api = scope.browser ?? scope.chrome;
  const isAlive = () => api?.runtime?.id !== undefined;
  /** What is left to say once the extension has gone, with all of its words: taken while they are here. */
  let lastWord = '';
  return {
    isAlive,
    async ask(type, payload) {
      if (!isAlive()) return undefined;
      try {
        return await api?.runtime?.sendMessage({ type, payload });
      } catch {
        return undefined; // the worker died on the way, or the extension was reloaded
      }
    },
    onMessage: (listener) => api?.runtime?.onMessage.addListener(listener),
    word(key, ...substitutions) {
      if (!api || !isAlive()) return lastWord;
      lastWord ||= api.i18n.getMessage('cardProblem_reloaded');
      return api.i18n.getMessage(key, substitutions);
    },
  };
}

/** Before what found no ear is asked for again: the background wakes in less. */
const AGAIN_MS = 100;

/** What is typed, on its way to the store. */
export interface Keeping {
  /** Keeps the newest of a form: asked for again until the background has it. */
  readonly keep: (form: string, payload: object) => void;
  /** What was sent need not be kept any more. */
  readonly forget: (form: string) => void;
  readonly stop: () => void;
}

/** Keeps what is typed on the card, also as its page goes away; `onRefused` hears why something cannot be kept. */
export function createKeeping(
  { ask, isAlive }: Pick<Extension, 'ask' | 'isAlive'>,
  onRefused: (reply: Reply | undefined) => void,
): Keeping {
  const unkept = new Map<string, object>();
  let isAsking = false;

  /** Asks for all of it; tells whether the background has heard it. */
  async function askForAll(): Promise<boolean> {
    const heard = [...unkept].map(async ([form, payload]) => {
      const reply = await ask('card/keep', payload);
      if (reply && unkept.get(form) === payload) {
        unkept.delete(form);
        if (!reply.ok) onRefused(reply);
      }
      return reply !== undefined;
    });
    return !(await Promise.all(heard)).includes(false);
  }

  async function untilKept(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    while (unkept.size > 0 && isAlive()) {
      if (!(await askForAll())) await new Promise((go) => setTimeout(go, AGAIN_MS));
    }
    isAsking = false;
    if (unkept.size > 0) onRefused(undefined);
  }

  // A timer may never come again in a page that goes.
  const flush = () => void askForAll();
  const stopped = new AbortController();
  addEventListener('pagehide', flush, stopped);
  addEventListener('visibilitychange', flush, stopped);
  return {
    keep(form, payload) {
      unkept.set(form, payload);
      void untilKept();
    },
    forget: (form) => void unkept.delete(form),
    stop: () => stopped.abort(),
  };
}
