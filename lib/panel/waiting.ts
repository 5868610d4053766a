import type { CrmError } from '@/lib/crm/error';
import type { BatonDatabase } from '@/lib/store/database';

/** What waits to be sent to one CRM, and why its first row does not go, where that is known. */
export interface WaitingOrigin {
  readonly origin: string;
  readonly count: number;
  readonly problem: CrmError | undefined;
}

/** Gives what waits to be sent, by CRM. */
export async function waitingByOrigin(db: BatonDatabase): Promise<WaitingOrigin[]> {
  const rows = await db.outbox.toArray();
  return [...Map.groupBy(rows, ({ origin }) => origin)].map(([origin, waiting]) => ({
    origin,
    count: waiting.length,
    problem: waiting.find(({ problem }) => problem)?.problem,
  }));
}
