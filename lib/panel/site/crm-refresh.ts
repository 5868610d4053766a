import type { RecordRef } from '@/lib/crm/adapter';
import type { Problem } from '@/lib/messaging/reply';
import { recordKey } from '@/lib/store/record-key';
import type { RecordKey } from '@/lib/store/rows';
import type { PanelDeps, Stop } from '../deps';
import type { LoadState, PanelStore } from '../store';
import { openPlace } from './open-place';

/** Asks the background to read from the CRM into the store, and tells how that goes. */
export interface CrmRefresh {
  /**
   * Reads the record, its notes, and who is signed in. After an error that passes it is read again,
   * with growing pauses, as long as the panel shows it.
   */
  readonly refresh: (record: RecordRef) => Promise<void>;
  /** The same for a record whose last reading failed, when there is hope: its page was loaded anew. */
  readonly refreshIfFailed: (record: RecordRef) => void;
  readonly refreshPeople: (origin: string) => Promise<void>;
}

/** How long it is waited before what failed is read again (ms); the last for every later time. */
const PAUSES_MS = [1_000, 3_000, 10_000, 30_000, 60_000] as const;

/** What goes by without anybody's doing: a page that was loaded anew meanwhile, a network, a server. */
const PASSING: ReadonlySet<Problem['code']> = new Set([
  ...(['unreachable', 'unexpected', 'no-answer', 'no-tab', 'rate-limited'] as const),
]);

/** Makes the readings of one panel. */
export function createCrmRefresh(deps: PanelDeps, store: PanelStore): CrmRefresh {
  const { send, now, after } = deps;
  /** Of the record that is shown: how often it failed in a row, and when last (UTC, ms). */
  let failed = { key: '', times: 0, at: 0 };
  let stopWaiting: Stop | undefined;
  /** The newest reading of each record: an older one has no say any more. */
  const newest = new Map<RecordKey, object>();
  /** The newest reading of the people of each origin, likewise. */
  const newestPeople = new Map<string, object>();

  const isOpen = (key: RecordKey) => openPlace(store.getState().place)?.key === key;

  async function read(record: RecordRef, isShown: boolean): Promise<void> {
    const key = recordKey(record);
    const me = {};
    newest.set(key, me);
    if (isOpen(key)) stopWaiting?.();
    const tell = (how: LoadState) =>
      store.setState(({ reading }) => ({ reading: { ...reading, [key]: how } }));
    if (isShown) tell('reading');
    const reply = await send('record/refresh', { record });
    if (newest.get(key) !== me) return;
    newest.delete(key);
    if (reply.ok) {
      store.setState(({ clockAhead }) => ({
        clockAhead: { ...clockAhead, [record.origin]: reply.value?.clockAheadMs },
      }));
      if (failed.key === key) failed = { ...failed, times: 0 };
      tell('read');
      return;
    }
    tell(reply.error);
    if (!isOpen(key)) return;
    failed = { key, times: failed.key === key ? failed.times + 1 : 1, at: now() };
    if (PASSING.has(reply.error.code)) readIn(pauseAfter(reply.error, failed.times), record);
  }

  /** What stands on the screen stays there until there is an answer. */
  function readIn(ms: number, record: RecordRef): void {
    const key = recordKey(record);
    stopWaiting?.();
    stopWaiting = after(ms, () => {
      if (isOpen(key)) void read(record, false);
    });
  }

  return {
    refresh: (record) => read(record, true),
    refreshIfFailed: (record) => {
      const key = recordKey(record);
      const last = store.getState().reading[key];
      const isPatient = typeof last === 'object' && last.code !== 'rate-limited';
      if (!isPatient || newest.has(key)) return;
      readIn(Math.max(0, failed.at + PAUSES_MS[0] - now()), record);
    },
    refreshPeople: async (origin) => {
      const tell = (now: LoadState) =>
        store.setState(({ peopleReading }) => ({
          peopleReading: { ...peopleReading, [origin]: now },
        }));
      const me = {};
      newestPeople.set(origin, me);
      tell('reading');
      const reply = await send('people/refresh', { origin });
      if (newestPeople.get(origin) !== me) return;
      newestPeople.delete(origin);
      tell(reply.ok ? 'read' : reply.error);
    },
  };
}

/** How long it is waited after this error (ms), which has come so many times in a row. */
function pauseAfter(error: Problem, times: number): number {
  const usual = PAUSES_MS[times - 1] ?? Math.max(...PAUSES_MS);
  const asked = error.code === 'rate-limited' ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(usual, asked);
}
