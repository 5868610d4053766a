import {
  isDue,
  type Reminded,
  reminderName,
  remindersOf,
  remindersOfAsk,
} from '@/lib/handoff/reminders';
import { quietHoursAt } from '@/lib/handoff/time/quiet-hours';
import { REMIND_ALARM } from '@/lib/platform/alarms';
import type { Settings } from '@/lib/platform/storage/settings';
import type { BatonDatabase } from '@/lib/store/database';
import { agendaRows, ANYBODY } from '@/lib/store/logs/agenda';
import { asksFor } from '@/lib/store/logs/teams';
import type { HandoffRow } from '@/lib/store/rows';
import type { ConnectedSites } from '../sites/connected-sites';
import type { Alarms } from '../sync';
import type { DeferredNotifications } from './deferred-notifications';
import type { NotificationCenter } from './notification-center';
import { remindedAt } from './reminder-context';
import { type Found, notificationOfReminder } from './reminder-text';

/** Browsers that count an alarm's milliseconds in 32 bits would be at their end after 24 days. */
const LONGEST_SLEEP_MS = 7 * 24 * 60 * 60_000;

export interface ReminderDeps {
  readonly db: BatonDatabase;
  readonly sites: Pick<ConnectedSites, 'all'>;
  readonly alarms: Pick<Alarms, 'set' | 'clear'>;
  readonly notifications: Pick<NotificationCenter, 'tell' | 'settle'>;
  readonly deferred: DeferredNotifications;
  /** Names of the reminders that are due and were told; kept over the worker's death. */
  readonly told: { read(): Promise<string[]>; write(names: string[]): Promise<void> };
  readonly readSettings: () => Promise<Pick<Settings, 'leadMinutes'>>;
  /** IANA zone of this browser. */
  readonly zone: () => string;
  readonly exclusively: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
  readonly now: () => number;
}

/** What a look at one CRM has found: the reminders that are told by now, and when to look again. */
interface Looked {
  readonly told: readonly string[];
  readonly nextAt: readonly number[];
}

/** Tells what is due and the news that wait, each once, and wakes the worker when the next is due. */
export function createReminders(deps: ReminderDeps) {
  const { db, alarms, notifications, deferred, now } = deps;

  async function lookAt(origin: string, me: string, before: readonly string[]): Promise<Looked> {
    const at = now();
    const { leadMinutes } = await deps.readSettings();
    const surroundings = { zone: deps.zone(), leadMinutes, now: at };
    const reminded = await remindedAt(db, { origin, me }, surroundings);
    const found = await findReminders(db, origin, reminded, at);
    const quiet = quietHoursAt(reminded.card, at);
    const due = found.filter(({ reminder }) => isDue(reminder, at));
    const isTold = ({ reminder }: Found) => before.includes(nameOf(origin, reminder));
    const isLoud = ({ reminder }: Found) => !quiet.isQuiet || reminder.kind === 'meeting-soon';
    const told = due.filter((one) => isTold(one) || isLoud(one));
    const fresh = told.filter((one) => !isTold(one));
    await notifications.settle(origin, new Set(due.map(({ reminder }) => reminderName(reminder))));
    await notifications.tell(
      origin,
      fresh.map((one) => notificationOfReminder(one, at)),
    );
    if (!quiet.isQuiet) await tellNews(origin);
    const isHeld = told.length < due.length || (await deferred.waits(origin));
    const ahead = found.map(({ reminder }) => reminder.at).filter((instant) => instant > at);
    return {
      told: told.map(({ reminder }) => nameOf(origin, reminder)),
      nextAt: isHeld && quiet.until !== undefined ? [...ahead, quiet.until] : ahead,
    };
  }

  async function tellNews(origin: string): Promise<void> {
    const waiting = await deferred.of(origin);
    await notifications.tell(origin, waiting);
    await deferred.drop(origin, waiting);
  }

  async function plan(instants: readonly number[]): Promise<void> {
    if (instants.length === 0) return alarms.clear(REMIND_ALARM);
    await alarms.set(REMIND_ALARM, Math.min(...instants, now() + LONGEST_SLEEP_MS));
  }

  return {
    /**
     * To be called whenever something may have become due or was done. What is told is marked after
     * it: a worker that dies between tells it again, which shows nothing new.
     */
    look: (): Promise<void> =>
      deps.exclusively('reminders', async () => {
        const before = await deps.told.read();
        const looked: Looked[] = [];
        for (const { origin, me } of await deps.sites.all()) {
          if (me) looked.push(await lookAt(origin, me.id, before));
        }
        // What is not due any more is forgotten: a clock that was set back makes it due again.
        const told = looked.flatMap((one) => one.told).sort();
        if (told.join('\n') !== before.join('\n')) await deps.told.write(told);
        await plan(looked.flatMap(({ nextAt }) => nextAt));
      }),
  };
}

function nameOf(origin: string, reminder: Found['reminder']): string {
  return `${origin} ${reminderName(reminder)}`;
}

/** More than anybody works through; lists by due time have first what is due and what is next. */
const MOST = 200;
const MOST_MEETINGS = 50;
/** Who is still to be talked to is among the newest of what nobody waits for. */
const MOST_QUIET = 100;
/** Meetings that began longer ago (ms) are over. */
const LONGEST_MEETING = 24 * 60 * 60_000;

/** Returns all of which this person is to be reminded at the origin, now or later. */
async function findReminders(
  db: BatonDatabase,
  origin: string,
  reminded: Reminded,
  now: number,
): Promise<Found[]> {
  const ofHandoffs = (await rowsFor(db, origin, reminded, now)).flatMap((row) => {
    const handoff = row.handoff;
    return remindersOf(handoff, reminded).map((reminder) => ({
      ...{ reminder, record: row.record },
      of: { handoff },
    }));
  });
  const asks = await asksFor(db, { origin, person: reminded.me });
  const ofAsks = asks.flatMap(({ ask, record }) =>
    remindersOfAsk(ask, reminded).map((reminder) => ({ reminder, record, of: { ask } })),
  );
  return [...ofHandoffs, ...ofAsks];
}

/** Each handoff once that says anything to this person. */
function rowsFor(
  db: BatonDatabase,
  origin: string,
  { me, isManager }: Reminded,
  now: number,
): Promise<HandoffRow[]> {
  const of = { origin, person: me, most: MOST };
  return agendaRows(db, [
    { ...of, list: 'do' },
    { ...of, list: 'do-then' },
    { ...of, list: 'later', most: MOST_QUIET },
    { ...of, list: 'meet', from: now - LONGEST_MEETING, most: MOST_MEETINGS },
    ...(isManager ? [{ ...of, list: 'do', person: ANYBODY } as const] : []),
  ]);
}
