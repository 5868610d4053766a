import { PULL_ALARM } from '@/lib/platform/alarms';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsBy } from '@/lib/store/handoffs';
import { parseRecordKey } from '@/lib/store/record-key';
import { pullOrigin } from '@/lib/sync/pull';
import type { Site } from '@/lib/platform/sites';
import type { Connections } from './connections';
import type { SitesOn } from './sites-on';
import type { Alarms } from './sync';

const SHORTEST_MS = 60_000;
const LONGEST_MS = 600_000;
const GROWTH = 1.5;
/** Handoffs of this user that are looked through for one without an answer. */
const MOST_LOOKED_AT = 100;

export interface AwaitingParts {
  readonly db: BatonDatabase;
  readonly sites: Pick<SitesOn, 'all'>;
  readonly connections: Pick<Connections, 'to'>;
  readonly alarms: Alarms;
  /** The present pause between looks (ms), kept over the worker's death; 0 if there is none. */
  readonly pause: { read(): Promise<number>; write(ms: number): Promise<void> };
  readonly showCards: (origin?: string) => Promise<void>;
  readonly now: () => number;
}

/** Looks for answers in the CRM while this user waits for one, ever more seldom; else not at all. */
export function createAwaiting(parts: AwaitingParts) {
  const { db, alarms, pause, now } = parts;

  async function awaits({ origin, me }: Site): Promise<boolean> {
    if (!me) return false;
    const mine = await handoffsBy(db, me.id, MOST_LOOKED_AT);
    return mine.some(
      ({ waitingFor, record }) =>
        waitingFor.some((id) => id !== me.id) && parseRecordKey(record).origin === origin,
    );
  }

  async function sitesAwaited(): Promise<Site[]> {
    const sites = await parts.sites.all();
    const awaited = await Promise.all(sites.map(awaits));
    return sites.filter((_, index) => awaited[index]);
  }

  async function pull({ origin }: Site): Promise<boolean> {
    const connection = await parts.connections.to(origin);
    if (!connection) return false;
    const pulled = await pullOrigin(db, connection, origin, now());
    if (!pulled.ok || pulled.value.received === 0) return false;
    await parts.showCards(origin);
    return true;
  }

  return {
    /** Something was done or seen: the next look is soon, if there is anything to look for. */
    async plan(): Promise<void> {
      if ((await sitesAwaited()).length === 0) return alarms.clear(PULL_ALARM);
      await pause.write(SHORTEST_MS);
      await alarms.ensure(PULL_ALARM, now() + SHORTEST_MS);
    },
    /** The alarm: looks, and plans the next look. */
    async look(): Promise<void> {
      const news = await Promise.all((await sitesAwaited()).map(pull));
      if ((await sitesAwaited()).length === 0) return alarms.clear(PULL_ALARM);
      const grown = Math.min(Math.max((await pause.read()) * GROWTH, SHORTEST_MS), LONGEST_MS);
      const next = news.includes(true) ? SHORTEST_MS : grown;
      await pause.write(next);
      await alarms.set(PULL_ALARM, now() + next);
    },
  };
}
export type Awaiting = ReturnType<typeof createAwaiting>;
