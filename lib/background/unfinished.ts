import { perform } from '@/lib/actions/perform';
import type { ActionRequest, KeptPress } from '@/lib/handoff/action-request';
import type { Problem, Reply } from '@/lib/messaging/reply';
import type { BatonDatabase } from '@/lib/store/database';
import { parseRecordKey } from '@/lib/store/record-key';

export interface UnfinishedDeps {
  readonly db: BatonDatabase;
  readonly readRequests: () => Promise<readonly ActionRequest[]>;
  readonly dropRequest: (entry: string) => Promise<void>;
  /** What was pressed on cards, and what does it. */
  readonly presses: {
    readonly read: () => Promise<readonly KeptPress[]>;
    readonly finish: (press: KeptPress) => Promise<Reply>;
    readonly drop: (entry: string) => Promise<void>;
  };
  readonly deliver: (origin: string) => Promise<void>;
  readonly now: () => number;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
}

/** So long (ms) it is tried again to do what was pressed on a card. */
const TRIED_FOR_MS = 7 * 24 * 60 * 60_000;

/**
 * Does what was pressed on cards and in panels that were closed before they had done it themselves. What one
 * of them does at the same time is done once, and it is they who tell where it cannot be done.
 */
export function createUnfinished(deps: UnfinishedDeps) {
  const { db, readRequests, dropRequest, presses, deliver } = deps;
  return {
    /** To be called at each start of the worker, and when something was pressed. */
    look: (): Promise<void> =>
      deps.exclusively('unfinished', async () => {
        const origins = new Set<string>();
        for (const request of await readRequests()) {
          const acted = await perform(db, request);
          // Where the store cannot now, the next start tries again.
          if (!acted.ok && acted.reason === 'store') continue;
          await dropRequest(request.entry);
          if (acted.ok) origins.add(parseRecordKey(request.record).origin);
        }
        for (const press of await presses.read()) {
          const reply = await presses.finish(press);
          const isForLater = !reply.ok && PASSING.has(reply.error.code);
          if (isForLater && deps.now() - press.at < TRIED_FOR_MS) continue;
          await presses.drop(press.entry);
          if (reply.ok) origins.add(press.origin);
        }
        for (const origin of origins) await deliver(origin);
      }),
  };
}

/**
 * Why something that cannot be done now may be done at a later start: of the store, of a record that
 * nobody can name without an open page, or of a user whom the CRM has yet to name.
 */
const PASSING: ReadonlySet<Problem['code']> = new Set([
  ...(['storage-full', 'storage-failed', 'failed', 'newer-version', 'updated-meanwhile'] as const),
  ...(['not-found', 'signed-out'] as const),
]);
