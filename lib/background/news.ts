import { isKnown } from '@/lib/handoff/entry';
import { PULL_ALARM } from '@/lib/platform/alarms';
import type { Site } from '@/lib/platform/sites';
import type { BatonDatabase } from '@/lib/store/database';
import { readCursor } from '@/lib/store/cursor';
import { takesPart } from '@/lib/store/taking-part';
import { pullOrigin } from '@/lib/sync/pull';
import type { Connections } from './connections';
import type { HeldNews } from './held-news';
import { noticesOf } from './notices-of';
import type { SitesOn } from './sites-on';
import type { Alarms } from './sync';

const SHORTEST_MS = 60_000;
const LONGEST_MS = 600_000;
const GROWTH = 1.5;
/** Of what a first look at a CRM brings, older things (ms) are history and no news. */
const OLDEST_AT_FIRST = 24 * 60 * 60_000;

export interface NewsParts {
  readonly db: BatonDatabase;
  readonly sites: Pick<SitesOn, 'all'>;
  readonly connections: Pick<Connections, 'to'>;
  readonly alarms: Alarms;
  /** The present pause between looks (ms), kept over the worker's death; 0 if there is none. */
  readonly pause: { read(): Promise<number>; write(ms: number): Promise<void> };
  /** Where news wait to be told. */
  readonly held: Pick<HeldNews, 'add'>;
  readonly showCards: (origin?: string) => Promise<void>;
  /** Brings the icon's mark, reminders and notifications up to date. */
  readonly takeStock: () => Promise<void>;
  readonly now: () => number;
}

/**
 * Looks for news in the CRMs where something may come for this user, ever more seldom while nothing
 * does. Who never took part in anything causes no look at all.
 */
export function createNews(parts: NewsParts) {
  const { db, alarms, pause, now } = parts;

  const awaits = async ({ origin, me }: Site): Promise<boolean> =>
    me !== undefined && takesPart(db, origin, me.id);

  async function sitesAwaited(): Promise<Site[]> {
    const sites = await parts.sites.all();
    const awaited = await Promise.all(sites.map(awaits));
    return sites.filter((_, index) => awaited[index]);
  }

  /** One request; whether it brought anything. */
  async function pull({ origin, me }: Site): Promise<boolean> {
    const connection = await parts.connections.to(origin);
    if (!connection || !me) return false;
    const isFirst = (await readCursor(db, origin)) === 0;
    const pulled = await pullOrigin(db, connection, origin, now());
    if (!pulled.ok || pulled.value.received === 0) return false;
    const oldest = isFirst ? now() - OLDEST_AT_FIRST : -Infinity;
    for (const { record, entries } of pulled.value.news) {
      const fresh = entries.filter(isKnown).filter(({ at }) => at >= oldest);
      await parts.held.add(origin, await noticesOf(db, record, fresh, me.id));
    }
    await parts.showCards(origin);
    return true;
  }

  async function next(pauseMs: number): Promise<void> {
    if ((await pause.read()) !== pauseMs) await pause.write(pauseMs);
    await alarms.set(PULL_ALARM, now() + pauseMs);
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
      const awaited = await sitesAwaited();
      if (awaited.length === 0) return alarms.clear(PULL_ALARM);
      // Before anything is asked: a worker that dies over a slow CRM is woken again.
      const grown = Math.min(Math.max((await pause.read()) * GROWTH, SHORTEST_MS), LONGEST_MS);
      await next(grown);
      const news = await Promise.all(awaited.map(pull));
      if (!news.includes(true)) return;
      await next(SHORTEST_MS);
      await parts.takeStock();
    },
  };
}
export type News = ReturnType<typeof createNews>;
