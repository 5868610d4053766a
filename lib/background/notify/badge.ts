import { dueOf } from '@/lib/handoff/time/due';
import { actionableNow } from '@/lib/handoff/actionable-now';
import { counted, t } from '@/lib/platform/i18n';
import type { Badge } from '@/lib/platform/side-panel';
import type { Site } from '@/lib/platform/storage/sites';
import { agendaRows } from '@/lib/store/logs/agenda';
import type { BatonDatabase } from '@/lib/store/database';
import { heldRows } from '@/lib/store/outbox/outbox';
import type { HandoffRow, OutboxRow } from '@/lib/store/rows';
import { asksFor } from '@/lib/store/logs/teams';
import { isTransient } from '@/lib/sync/back-off';
import type { ConnectedSites } from '../sites/connected-sites';
import { remindedAt } from './reminder-context';

/** More than this are not told apart. */
const MOST = 99;
const MOST_LOOKED_AT = 2 * MOST;

export interface BadgeDeps {
  readonly db: BatonDatabase;
  readonly sites: Pick<ConnectedSites, 'all'>;
  readonly setBadge: (badge: Badge) => Promise<void>;
  /** IANA zone of this browser. */
  readonly zone: () => string;
  readonly now: () => number;
}

/** Returns the mark for what is wrong, which is told before all else. */
export function troubleBadge(): Badge {
  return { text: '!', tone: 'trouble', title: t('badge_trouble') };
}

/** Keeps the mark on Baton's icon: what cannot be sent, else how many things wait for this user. */
export function createBadge({ db, sites, setBadge, zone, now }: BadgeDeps) {
  /** By when (UTC, ms) each thing is due that waits for the user at the site; Infinity for no hurry. */
  async function waitingAt({ origin, me }: Site): Promise<number[]> {
    if (!me) return [];
    const at = now();
    const surroundings = { zone: zone(), leadMinutes: 0, now: at };
    const reminded = await remindedAt(db, { origin, me: me.id }, surroundings);
    const rows = await rowsOf(origin, me.id, at);
    const ofHandoffs = rows
      .map(({ handoff }) => handoff)
      .flatMap((handoff) =>
        actionableNow(handoff, me.id, at).map((action) =>
          dueOf(action, handoff, reminded.ownCalendar, reminded.policy),
        ),
      );
    const asks = await asksFor(db, { origin, person: me.id });
    return [...ofHandoffs, ...asks.map(({ ask }) => ask.due)].map((due) => due ?? Infinity);
  }

  /** Each handoff once in which something can be done by now. */
  function rowsOf(origin: string, person: string, at: number): Promise<HandoffRow[]> {
    const of = { origin, person, most: MOST_LOOKED_AT };
    return agendaRows(db, [
      { ...of, list: 'do' },
      { ...of, list: 'do-then', to: at },
    ]);
  }

  return async function show(): Promise<void> {
    const on = await sites.all();
    if ((await heldRows(db)).some((row) => isForUser(row, on))) return setBadge(troubleBadge());
    const waiting = (await Promise.all(on.map(waitingAt))).flat();
    const late = waiting.filter((due) => due <= now()).length;
    await setBadge(badgeOf(waiting.length, late));
  };
}

/**
 * Whether the user can do something about what holds the row: it is not a colleague's who uses this
 * browser too, and time alone does not mend it.
 */
function isForUser({ problem, origin, as }: OutboxRow, sites: readonly Site[]): boolean {
  const me = sites.find((site) => site.origin === origin)?.me;
  return problem !== undefined && !isTransient(problem) && (me === undefined || me.id === as);
}

function badgeOf(count: number, late: number): Badge {
  if (count === 0) return { text: '', tone: 'waiting', title: t('extensionName') };
  const text = count > MOST ? `${MOST}+` : `${count}`;
  const title = counted('badge_waiting', count, text);
  if (late === 0) return { text, tone: 'waiting', title };
  return { text, tone: 'overdue', title: `${title} ${counted('badge_overdue', late)}` };
}
