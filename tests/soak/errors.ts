import type { BrowserContext, ConsoleMessage, Worker } from 'playwright-core';

/** What went wrong in a browser, as its consoles say it. */
export interface Heard {
  readonly who: string;
  readonly where: string;
  readonly text: string;
  /** In Baton's own code or pages; all else is the CRM's own. */
  readonly isBatons: boolean;
}

/** What Chromium itself says of an answer that was lost or refused: the faults were asked for. */
const OF_THE_NETWORK = 'Failed to load resource: ';

/** Writes down every error of every page and worker of the browser, from now on. */
export function listenForErrors(context: BrowserContext, who: string, heard: Heard[]): void {
  const add = (where: string, text: string) => {
    if (text.startsWith(OF_THE_NETWORK)) return;
    heard.push({ who, where, text, isBatons: `${where} ${text}`.includes('chrome-extension://') });
  };
  const said = (message: ConsoleMessage) => {
    if (message.type() !== 'error') return;
    add(`${message.page()?.url() ?? 'worker'} ${message.location().url}`, message.text());
  };
  const listenTo = (worker: Worker) => {
    worker.on('console', said);
    // A worker may be gone before it can be asked.
    worker.evaluate(tellOfRejections).catch(() => undefined);
  };
  context.on('console', said);
  context.on('weberror', (mishap) => {
    const error = mishap.error();
    add(mishap.page()?.url() ?? 'worker', error.stack ?? error.message);
  });
  context.on('serviceworker', listenTo);
  for (const worker of context.serviceWorkers()) listenTo(worker);
  context.on('page', (page) => page.on('crash', () => add(page.url(), 'The page crashed.')));
}

/** The parts of a worker's scope that are used here; the types are Node's. */
interface WorkerScope {
  addEventListener(
    name: string,
    hear: (event: { readonly reason?: unknown; readonly message?: string }) => void,
  ): void;
}

function tellOfRejections(): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener('unhandledrejection', ({ reason }) =>
    console.error('chrome-extension:// unhandled rejection:', String(reason)),
  );
  scope.addEventListener('error', ({ message }) =>
    console.error('chrome-extension:// uncaught:', message),
  );
}
