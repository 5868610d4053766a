import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import { watchAddress } from './address';
import { extensionOfPage } from './extension';
import { native } from './native';
import { runOncePerPage } from './single-instance';

/**
 * Which selectors the background wants looked for, if it wants to know more; it is our own, so its
 * answer is not parsed.
 */
interface LookFor {
  readonly look?: readonly string[];
}

/** Tells the background what this page shows, now and after every committed navigation. */
export function startWatcher(): void {
  runOncePerPage('watcher', () => {
    const extension = extensionOfPage();

    async function report(): Promise<void> {
      const reply = await tell(seen());
      const look = reply?.ok ? (reply.value as LookFor).look : undefined;
      if (look) await tell(seen(look));
    }

    /** A worker that dies on the way takes the message with it: then once more to the next one. */
    async function tell(page: PagePayload<'page/seen'>): Promise<Reply | undefined> {
      const reply = await extension.ask('page/seen', page);
      if (reply || !extension.isAlive()) return reply;
      return extension.ask('page/seen', page);
    }

    const wake = () => void report();
    watchAddress(() => {
      wake();
      return extension.isAlive();
    });
    // A page that comes back from the browser's memory runs no script anew.
    addEventListener('pageshow', (event) => {
      if (event.persisted) wake();
    });
    wake();
    return { isAlive: extension.isAlive, wake };
  });
}

function seen(look?: readonly string[]): PagePayload<'page/seen'> {
  const url = location.href;
  if (!look) return { url };
  const find = native(document, 'querySelector');
  return { url, markers: look.filter((selector) => find(selector) !== null) };
}
