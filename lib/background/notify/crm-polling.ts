import type { CrmError } from '@/lib/crm/error';
import { handoffKind } from '@/lib/handoff/entries';
import { type Entry, type HandoffEntry, isKnown } from '@/lib/handoff/entry';
import { isNewsIn, isNewsInTeam } from '@/lib/handoff/what-is-new';
import { PULL_ALARM } from '@/lib/platform/alarms';
import type { NotificationItem } from '@/lib/platform/storage/shown-notifications';
import type { Site } from '@/lib/platform/storage/sites';
import { readCursor } from '@/lib/store/cursor';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { isParticipant } from '@/lib/store/logs/participation';
import { teamAt } from '@/lib/store/logs/teams';
import type { RecordKey } from '@/lib/store/rows';
import type { Connection } from '@/lib/sync/connection';
import { pullOrigin } from '@/lib/sync/pull';
import type { ConnectedSites } from '../sites/connected-sites';
import type { Connections } from '../sites/connections';
import type { Alarms } from '../sync';
import type { DeferredNotifications } from './deferred-notifications';
import { newsOfHandoff, newsOfTeam } from './news-text';

const SHORTEST_MS = 60_000;
const LONGEST_MS = 600_000;
const GROWTH = 1.5;
/** A CRM may ask for a longer pause; no news is worth a day's budget of requests. */
const LONGEST_ASKED_MS = 60 * 60_000;
/** Of what a first look at a CRM brings, older things (ms) are history and no news. */
const OLDEST_AT_FIRST = 24 * 60 * 60_000;

export interface CrmPollingDeps {
  readonly db: BatonDatabase;
  readonly sites: Pick<ConnectedSites, 'all' | 'setMe'>;
  readonly connections: Pick<Connections, 'to'>;
  readonly alarms: Alarms;
  /** The present pause between looks (ms), kept over the worker's death; 0 if there is none. */
  readonly pause: { read(): Promise<number>; write(ms: number): Promise<void> };
  /** Where news wait to be told. */
  readonly deferred: Pick<DeferredNotifications, 'add'>;
  readonly showCards: (origin?: string) => Promise<void>;
  /** Brings the icon's mark, reminders and notifications up to date. */
  readonly refreshBadgeAndReminders: () => Promise<void>;
  readonly now: () => number;
}

/** What one look brought. */
interface Looked {
  readonly hasNews: boolean;
  /** When the next one may be (UTC, ms): at once where there is more, later where the CRM asks for it. */
  readonly nextAt?: number;
}

const NOTHING: Looked = { hasNews: false };

/**
 * Looks for news in the CRMs that are on, ever more seldom while none come; seldom from the start
 * where the user has not taken part in anything yet, whose first lead is still to come.
 */
export function createCrmPolling(deps: CrmPollingDeps) {
  const { db, alarms, pause, now } = deps;

  const awaits = async ({ origin, me }: Site): Promise<boolean> =>
    me !== undefined && isParticipant(db, { origin, person: me.id });

  const anyAwaited = async (sites: readonly Site[]) =>
    (await Promise.all(sites.map(awaits))).includes(true);

  /** Who is signed in, asked of the CRM where no record was opened there yet. */
  async function meAt({ origin, me }: Site, { session }: Connection): Promise<string | undefined> {
    if (me) return me.id;
    const asked = await session.whoAmI();
    if (!asked.ok) return undefined;
    await deps.sites.setMe(origin, asked.value);
    return asked.value.id;
  }

  async function pull(site: Site): Promise<Looked> {
    const { origin } = site;
    const connection = await deps.connections.to(origin);
    const me = connection && (await meAt(site, connection));
    if (!connection || me === undefined) return NOTHING;
    const isFirst = (await readCursor(db, origin)).until === 0;
    const pulled = await pullOrigin(db, connection, origin, { now: now(), me });
    if (!pulled.ok) return { hasNews: false, ...pauseFor(pulled.error) };
    const next = pulled.value.hasMore ? { nextAt: now() + SHORTEST_MS } : {};
    if (pulled.value.received === 0) return { hasNews: false, ...next };
    const oldest = isFirst ? now() - OLDEST_AT_FIRST : -Infinity;
    for (const { record, entries } of pulled.value.news) {
      const fresh = entries.filter(isKnown).filter(({ at }) => at >= oldest);
      await deps.deferred.add(origin, await notificationsOf(db, record, fresh, me));
    }
    await deps.showCards(origin);
    return { hasNews: true, ...next };
  }

  const pauseFor = (error: CrmError) =>
    error.code === 'rate-limited' && error.retryAfterMs !== undefined
      ? { nextAt: now() + Math.min(error.retryAfterMs, LONGEST_ASKED_MS) }
      : {};

  async function next(pauseMs: number): Promise<void> {
    if ((await pause.read()) !== pauseMs) await pause.write(pauseMs);
    await alarms.set(PULL_ALARM, now() + pauseMs);
  }

  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const sites = await deps.sites.all();
    if (sites.length === 0) return alarms.clear(PULL_ALARM);
    // Before anything is asked: a worker that dies over a slow CRM is woken again.
    const grown = Math.min(Math.max((await pause.read()) * GROWTH, SHORTEST_MS), LONGEST_MS);
    await next((await anyAwaited(sites)) ? grown : LONGEST_MS);
    const looked = await Promise.all(sites.map(pull));
    const hasNews = looked.some((one) => one.hasNews);
    if (hasNews) await next(SHORTEST_MS);
    const asked = looked.flatMap(({ nextAt }) => (nextAt === undefined ? [] : [nextAt]));
    if (asked.length > 0) await alarms.set(PULL_ALARM, Math.max(...asked));
    if (hasNews) await deps.refreshBadgeAndReminders();
  }

  return {
    /** Something was done or seen: the next look is soon, if there is anything to look for. */
    async plan(): Promise<void> {
      const sites = await deps.sites.all();
      if (sites.length === 0) return alarms.clear(PULL_ALARM);
      const pauseMs = (await anyAwaited(sites)) ? SHORTEST_MS : LONGEST_MS;
      await pause.write(pauseMs);
      await alarms.ensure(PULL_ALARM, now() + pauseMs);
    },
    /** The alarm: looks, and plans the next look. */
    look: (): Promise<void> => {
      // Two at once would tell the same twice: the second waits for what the first brings.
      looking ??= look().finally(() => (looking = undefined));
      return looking;
    },
  };
}

/** Returns what of a record's new entries is told to this person, in the order of the entries. */
async function notificationsOf(
  db: BatonDatabase,
  record: RecordKey,
  entries: readonly Entry[],
  personId: string,
): Promise<NotificationItem[]> {
  const handoffs = (await handoffsOf(db, record)).map(({ handoff }) => handoff);
  const team = await teamAt(db, record);
  const noticeOf = (entry: Entry): NotificationItem | undefined => {
    if (!isOfHandoff(entry)) {
      return isNewsInTeam(team, entry, personId) ? newsOfTeam(entry, record) : undefined;
    }
    const handoff = handoffs.find(({ id }) => id === entry.handoff);
    const isNews = handoff && isNewsIn(handoff, entry, personId);
    return isNews ? newsOfHandoff(entry, handoff, record) : undefined;
  };
  return entries.map(noticeOf).filter((notice) => notice !== undefined);
}

function isOfHandoff(entry: Entry): entry is HandoffEntry {
  return handoffKind(entry.kind) !== undefined;
}
