import { perform } from '@/lib/actions/perform';
import type { ActionRequest } from '@/lib/handoff/action-request';
import type { BatonDatabase } from '@/lib/store/database';
import { parseRecordKey } from '@/lib/store/record-key';

export interface UnfinishedDeps {
  readonly db: BatonDatabase;
  readonly readRequests: () => Promise<readonly ActionRequest[]>;
  readonly dropRequest: (entry: string) => Promise<void>;
  readonly deliver: (origin: string) => Promise<void>;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
}

/**
 * Does what was pressed in panels that were closed before they had done it themselves. What a panel
 * does at the same time is done once, and it is the panel that tells where it cannot be done.
 */
export function createUnfinished(deps: UnfinishedDeps) {
  const { db, readRequests, dropRequest, deliver } = deps;
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
        for (const origin of origins) await deliver(origin);
      }),
  };
}
