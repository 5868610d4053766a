import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { patternOf } from './storage/sites';

const WATCHER = 'watcher.js';
const PREFIX = 'watcher:';

/** Returns the origins whose pages get the watcher at present. */
export async function registeredOrigins(): Promise<string[]> {
  const scripts = await browser.scripting.getRegisteredContentScripts();
  return scripts.flatMap(({ id }) => (id.startsWith(PREFIX) ? [id.slice(PREFIX.length)] : []));
}

/** Puts the watcher into every page of the origin, from its next load on. */
export async function registerWatcher(origin: string): Promise<void> {
  await browser.scripting.registerContentScripts([
    {
      id: PREFIX + origin,
      matches: [patternOf(origin)],
      js: [WATCHER],
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
}

export async function unregisterWatcher(origin: string): Promise<void> {
  await browser.scripting.unregisterContentScripts({ ids: [PREFIX + origin] });
}

/** Puts one of our scripts into the tab's top frame; `false` where the browser does not let it in. */
export async function inject(
  tabId: number,
  script: 'watcher' | 'card' | 'picker' | 'reader',
): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [`/${script}.js`] });
    return true;
  } catch {
    // Closed, an error page, or no permission: there is nothing to put it into.
    return false;
  }
}

export type RunOutcome =
  | { readonly ran: true; readonly value: unknown }
  /** The tab did not take the code, or took it and never answered. */
  | { readonly ran: false; readonly reason: 'not-let-in' | 'no-answer' };

/** Runs a self-contained function in the tab's top frame, for at most `limitMs`. */
export async function runInTab<Argument>(
  tabId: number,
  inPage: (argument: Argument) => unknown,
  argument: Argument,
  limitMs: number,
): Promise<RunOutcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<RunOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ ran: false, reason: 'no-answer' }), limitMs);
  });
  const outcome = await Promise.race([execute(tabId, inPage, argument), limit]);
  clearTimeout(timer);
  return outcome;
}

async function execute<Argument>(
  tabId: number,
  inPage: (argument: Argument) => unknown,
  argument: Argument,
): Promise<RunOutcome> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      func: inPage,
      args: [argument],
    });
    return frame ? { ran: true, value: frame.result } : { ran: false, reason: 'no-answer' };
  } catch (error) {
    // A page that goes away while the code runs is not one that never took it.
    const gone = error instanceof Error && /removed|closed|No frame|navigat/i.test(error.message);
    return { ran: false, reason: gone ? 'no-answer' : 'not-let-in' };
  }
}

const signsSchema = z.object({ url: z.string(), markers: z.array(z.string()) });
const PROBE_LIMIT_MS = 3_000;

/** Returns the tab's address and which selectors its document matches; `undefined` where Baton may not look. */
export async function probe(
  tabId: number,
  selectors: readonly string[],
): Promise<z.infer<typeof signsSchema> | undefined> {
  const outcome = await runInTab(tabId, signsInPage, [...selectors], PROBE_LIMIT_MS);
  return outcome.ran ? parseAs(signsSchema, outcome.value).data : undefined;
}

/** Runs inside the page: self-contained. */
function signsInPage(selectors: string[]) {
  // Past a picture of the page that is called `querySelector`.
  const find = Reflect.get(Document.prototype, 'querySelector', document).bind(document);
  const matches = (selector: string) => find(selector) !== null;
  return { url: location.href, markers: selectors.filter(matches) };
}
